"""La vue des pistes : le tableau, le détail de ce que l’on touche, et le choix."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from ui.pages.projet.carte_pourquoi import CartePourquoi
from ui.pages.projet.editeur_case import EditeurCase
from ui.pages.projet.etat_pistes import Case, EtatPistes
from ui.pages.projet.gestes_pistes import GestesPistes
from ui.pages.projet.panneau_piste import PanneauPiste
from ui.pages.projet.tableau import TableauPistes
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, vider
from ui.widgets.morceaux import Etapes


class VuePistes(QWidget):
    """`approche` demande de montrer un bloc qui vient de s’ouvrir."""

    approche = Signal(object)

    def __init__(self, gestes: GestesPistes) -> None:
        super().__init__()
        self._gestes = gestes
        self.etat: EtatPistes | None = None
        self._blocs = colonne(self, espace=14)
        self.refus = Avis("refus")
        self.tableau = TableauPistes()
        self.tableau.hide()
        for bloc in (self.refus, self.tableau):
            self._blocs.addWidget(bloc)

    def monter(self, dossier: Dossier, etat: EtatPistes) -> Etapes:
        """Fabrique la vue par étapes, le tableau d’abord."""
        self.tableau.setVisible(bool(etat.tetes))
        self.tableau.montrer(etat)
        yield
        self.editeur = EditeurCase()
        self._cacher(self.editeur)
        yield
        self.panneau = PanneauPiste(dossier)
        self._cacher(self.panneau)
        yield
        self.invite = paragraphe("", "second")
        self.pourquoi = CartePourquoi(dossier)
        self.ajout = AjoutLigne("Ajouter une piste", exemple="Un métier, un lieu, une activité")
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Aucune piste pour le moment",
                "Écrivez une direction possible, ou gardez un métier regardé ensemble.",
            )
        )
        self._attente = Carte()
        self._disposer()
        yield
        self._brancher()

    def montrer(self, etat: EtatPistes) -> None:
        """Affiche les pistes du dossier."""
        self.etat = etat
        self.vide.setVisible(not etat.tetes)
        self.tableau.setVisible(bool(etat.tetes))
        self.tableau.montrer(etat)
        self.invite.montrer(etat.invite)
        self.invite.setVisible(bool(etat.invite))
        self.pourquoi.setVisible(etat.choix is not None)
        if etat.choix is not None:
            self.pourquoi.montrer(etat.choix)
        self._montrer_attente(etat.en_attente)
        self._remontrer()

    def ouvrir(self, case: Case) -> None:
        """Ouvre la réponse d’une case, ou le détail de sa piste si c’est une mesure."""
        if not case.reponse:
            self.detailler(case.piste)
            return
        self.panneau.hide()
        self.editeur.montrer(case, self._titre(case.piste))
        self.editeur.show()
        self.approche.emit(self.editeur)
        self.editeur.viser()

    def detailler(self, cle: str) -> None:
        """Ouvre le détail d’une piste."""
        piste = self._gestes.piste(cle)
        if piste is not None:
            self.editeur.hide()
            self.panneau.montrer(piste, le=self._gestes.aujourd_hui)
            self.panneau.show()
            self.approche.emit(self.panneau)
            self.panneau.nom.viser()

    def _cacher(self, bloc: QWidget) -> None:
        """Place un bloc, que `montrer` montrera s’il le faut."""
        bloc.hide()
        self._blocs.addWidget(bloc)

    def _disposer(self) -> None:
        for partie in (self.vide, self.invite, self.pourquoi, self._attente):
            self._cacher(partie)
        self._blocs.addWidget(self.ajout)
        self._blocs.addStretch(1)
        interieur = colonne(self._attente, marges=(20, 14, 20, 16), espace=8)
        interieur.addWidget(paragraphe("En attente, pour ne comparer que trois pistes", "carte"))
        boite = QWidget()
        self._flux = Flux(boite, espace=8)
        interieur.addWidget(boite)

    def _brancher(self) -> None:
        gestes, tableau = self._gestes, self.tableau
        tableau.bascule.connect(lambda case: self.refus.dire(gestes.basculer(case)))
        tableau.ouverte.connect(self.ouvrir)
        tableau.detaillee.connect(self.detailler)
        tableau.choisie.connect(lambda cle: self.refus.dire(gestes.choisir(cle)))
        tableau.goutee.connect(
            lambda cle, note: self.refus.dire(gestes.changer(cle, "gout", note or None))
        )
        tableau.pesee.connect(lambda rang, poids: self.refus.dire(gestes.peser(rang, poids)))
        self.editeur.repondu.connect(self._repondre)
        self.editeur.cree.connect(lambda mots: self.refus.dire(gestes.creer_action(mots)))
        self.editeur.ferme.connect(self._fermer)
        self.panneau.change.connect(self._changer)
        self.panneau.avancee.connect(lambda cle: self.refus.dire(gestes.placer(cle, 0)))
        self.panneau.supprimee.connect(lambda cle: self.refus.dire(gestes.supprimer(cle)))
        self.panneau.ferme.connect(self._fermer)
        self.ajout.ajoute.connect(lambda mots: self.ajout.repondre(gestes.ajouter(mots)))
        self.pourquoi.dite.connect(lambda mots: self.refus.dire(gestes.dire(mots)))
        self.pourquoi.commentee.connect(lambda mots: self.refus.dire(gestes.commenter(mots)))
        self.pourquoi.attribuee.connect(lambda code: self.refus.dire(gestes.attribuer(code)))
        self.pourquoi.validation.clicked.connect(lambda: self.refus.dire(gestes.valider()))

    def _repondre(self, code: str, raison: str) -> None:
        if self.editeur.case is not None:
            refus = self._gestes.repondre(self.editeur.case, code, raison)
            if refus:
                self.editeur.raison.refuser(refus)

    def _changer(self, nom: str, valeur: object) -> None:
        refus = self._gestes.changer(self.panneau.cle, nom, valeur)
        if refus:
            self.panneau.refuser(nom, refus)

    def _fermer(self) -> None:
        """Referme le détail et rend le clavier à ce qui l’avait ouvert."""
        case, cle = self.editeur.case, self.panneau.cle
        widget: QWidget | None = None
        if not self.editeur.isHidden() and case is not None:
            widget = self.tableau.cases.get((case.piste, case.critere))
        elif cle in self.tableau.tetes:
            widget = self.tableau.tetes[cle].bloc
        self.editeur.hide()
        self.panneau.hide()
        if widget is not None:
            widget.setFocus()

    def _remontrer(self) -> None:
        """Suit le dossier : le détail montre la valeur neuve, ou se ferme si elle a disparu."""
        if not self.panneau.isHidden():
            piste = self._gestes.piste(self.panneau.cle)
            self.panneau.setVisible(piste is not None)
            if piste is not None:
                self.panneau.montrer(piste, le=self._gestes.aujourd_hui)
        case = self.editeur.case
        if not self.editeur.isHidden() and case is not None:
            widget = self.tableau.cases.get((case.piste, case.critere))
            self.editeur.setVisible(widget is not None)
            if widget is not None:
                self.editeur.montrer(widget.case, self._titre(case.piste))

    def _titre(self, cle: str) -> str:
        piste = self._gestes.piste(cle)
        return piste.titre if piste else ""

    def _montrer_attente(self, pistes: tuple[tuple[str, str], ...]) -> None:
        vider(self._flux)
        self._attente.setVisible(bool(pistes))
        for cle, titre in pistes:
            bouton = Bouton(titre, "contour", "columns")
            bouton.setAccessibleName(f"Comparer\u00a0: {titre}")
            bouton.clicked.connect(
                lambda _=False, cle=cle: self.refus.dire(self._gestes.placer(cle, 2))
            )
            self._flux.addWidget(bouton)
