"""La page du plan d’actions : la prochaine étape, la liste, le détail."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.completude import completude
from cep_desktop.usecases.catalogue import ActionType, Catalogue, proposer
from ui.pages.plan_action.ajout import AjoutRapide
from ui.pages.plan_action.etat import EtatPlan, deriver
from ui.pages.plan_action.gestes import Gestes
from ui.pages.plan_action.legende import Legende
from ui.pages.plan_action.liste import ListePlan
from ui.pages.plan_action.rubriques import BandeRubriques
from ui.pages.plan_action.volet_action import VoletAction
from ui.pages.plan_action.volet_etape import VoletEtape
from ui.pont import SessionQt
from ui.theme import theme, u
from ui.widgets.avis import Avis
from ui.widgets.bandeau import Bandeau
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.choix import Choix
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.mise_en_page import colonne, fixer, ligne
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.volet import Volet

_LARGEUR_A_DEUX, _HAUTEUR_LISTE = 900, 300


class PagePlanAction(PageParesseuse):
    """Montre le plan ; chaque geste passe par la session."""

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], catalogue: Catalogue
    ) -> None:
        self.echelle = Choix("Échelle", (("proche", "4 mois"), ("entiere", "Tout le parcours")))
        self.echelle.montrer("proche")
        self.nouvelle_etape = Bouton("Ajouter une étape", "contour", "plus-bold")
        self.bilan = Bouton("Bilan", "contour", "flag-banner-duotone")
        super().__init__("Plan d’actions", (self.echelle, self.bilan, self.nouvelle_etape))
        self._aujourd_hui = aujourd_hui
        self._session, self._dossier = session, session.dossier
        self.etat = self._deriver()
        self.gestes = Gestes(session, aujourd_hui, catalogue, self)
        self.fabriquer(self._monter(session, catalogue))

    def _monter(self, session: SessionQt, catalogue: Catalogue) -> Etapes:
        self.intituler("Plan d’actions", self.etat.sous_titre)
        self.voir = Bouton("Voir l’action", "contour")
        self.fait = Bouton("C’est fait", "plein", "check-bold")
        self.bandeau = Bandeau((self.voir, self.fait))
        self.rubriques = BandeRubriques()
        self.refus = Avis("refus")
        self.liste = ListePlan(self.etat.proche)
        yield
        self.ajout = AjoutRapide(partial(proposer, catalogue))
        yield
        self.action = VoletAction(session.dossier, session.executer)
        yield
        self.etape = VoletEtape(session.executer)
        yield
        self.vide_etape = Bouton("Ajouter une étape", "plein", "plus-bold")
        self._disposer()
        yield
        self._brancher()
        session.change.connect(self.suivre)
        theme.change.connect(self._ajuster)
        self.montrer(session.dossier)
        self._ajuster()

    def rafraichir(self) -> None:
        """Affiche le dossier de la session ; cachée, la page attend d’être montrée."""
        self.montrer(self._session.dossier)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche le dossier tel qu’il est."""
        self._dossier = dossier
        self.etat = self._deriver()
        precisions = filter(None, (self.etat.sous_titre, self.etat.avancement))
        self.intituler("Plan d’actions", "".join(f"{phrase}. " for phrase in precisions).strip())
        bandeau = self.etat.bandeau
        self.bandeau.setVisible(bandeau is not None)
        if bandeau is not None:
            self.bandeau.montrer("Prochaine étape", bandeau.titre, bandeau.precision)
        self.rubriques.montrer(self.etat.rubriques)
        est_vide = not self.etat.etapes
        self.vide.setVisible(est_vide)
        self.tableau.setVisible(not est_vide)
        self.echelle.setVisible(not est_vide)
        self._montrer_liste()
        self.ajout.montrer(self.etat.etapes, self._etape_courante())
        self._remontrer_volet()

    def agir(self) -> None:
        """Ctrl+Entrée : la prochaine étape est faite."""
        if self.etat.bandeau is not None:
            self.gestes.cocher(self.etat.bandeau.cle)

    def commencer(self) -> None:
        """Donne le clavier à l’ajout rapide (Ctrl+N)."""
        if self.etat.etapes:
            self.ajout.viser()
        else:
            self._preparer_etape()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Sur une fenêtre étroite, le détail prend la place de la liste."""
        super().resizeEvent(evenement)
        if self.est_finie:
            self._ajuster()

    def _deriver(self) -> EtatPlan:
        return deriver(self._dossier, completude(self._dossier), le=self._aujourd_hui())

    def _disposer(self) -> None:
        self.corps.addWidget(self.bandeau)
        self.corps.addWidget(self.rubriques)
        self.corps.addWidget(self.refus)
        self.tableau = Carte()
        interieur = colonne(self.tableau, marges=(1, 1, 1, 1))
        interieur.addWidget(self.liste, 1)
        interieur.addWidget(self.ajout)
        fixer(self.tableau, hauteur_min=_HAUTEUR_LISTE)
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Aucune étape pour le moment",
                "Commencez par une étape simple, et une petite action à faire cette semaine.",
                self.vide_etape,
            )
        )
        self._rang = ligne(espace=20)
        self._rang.addWidget(self.tableau, 1)
        self._rang.addWidget(self.vide, 1)
        for volet in (self.action, self.etape):
            volet.hide()
            self._rang.addWidget(volet)
        self.corps.addLayout(self._rang, 1)
        self.legende = Legende()
        self.corps.addWidget(self.legende)

    def _brancher(self) -> None:
        gestes = self.gestes
        self.liste.cochee.connect(gestes.cocher)
        self.liste.ouverte.connect(self.ouvrir)
        self.liste.entree.connect(self._entrer)
        self.liste.posee.connect(gestes.poser)
        for validee in (self.liste.validee, self.action.validee):
            validee.connect(gestes.valider)
        for origine in (self.liste, self.action, self.etape):
            origine.supprimee.connect(gestes.supprimer)
            origine.deplacee.connect(gestes.deplacer)
        self.action.statue.connect(gestes.changer_statut)
        self.action.mise_en_avant.connect(gestes.mettre_en_avant)
        self.ajout.ajoutee.connect(self._ajouter)
        self.action.cataloguee.connect(gestes.cataloguer)
        gestes.garde.connect(self.dit_sans_annuler)
        self.etape.creee.connect(lambda: self.ouvrir(self.etat.etapes[-1].cle))
        self.fait.clicked.connect(lambda: gestes.cocher(self._prochaine()))
        self.voir.clicked.connect(lambda: self.ouvrir(self._prochaine()))
        self.echelle.choisi.connect(lambda _: self._montrer_liste())
        for bouton in (self.nouvelle_etape, self.vide_etape):
            bouton.clicked.connect(self._preparer_etape)
        for volet in (self.action, self.etape):
            volet.ferme.connect(self._fermer_volet)
        self.rubriques.aller.connect(self.aller)
        self.rubriques.ici.connect(self.commencer)
        self.bilan.clicked.connect(lambda: self.aller.emit("bilan"))
        gestes.dit.connect(self.dit)
        gestes.refuse.connect(self.refus.dire)

    @property
    def element(self) -> str:
        """Clé de l’étape ou de l’action dont le détail est ouvert."""
        ouverts = (volet.cle for volet in (self.action, self.etape) if volet.isVisibleTo(self))
        return next(ouverts, "")

    def rouvrir(self, cle: str) -> None:
        """Rouvre le détail d’un élément."""
        self.ouvrir(cle)

    def ouvrir(self, cle: str) -> None:
        """Montre le détail d’une étape ou d’une action."""
        self.liste.designer(cle)
        action = self.gestes.action(cle)
        etape = self.gestes.etape(cle)
        if action is not None:
            self.action.montrer(action)
        elif etape is not None:
            self.etape.montrer(etape)
        self._montrer_volet(self.action if action else self.etape if etape else None)

    def _entrer(self, cle: str) -> None:
        """Ouvre le détail et y place le clavier."""
        self.ouvrir(cle)
        champ = self.action.libelle if self.action.isVisibleTo(self) else self.etape.nom
        champ.viser()

    def _preparer_etape(self) -> None:
        self._montrer_volet(self.etape)
        self.etape.preparer()

    def _remontrer_volet(self) -> None:
        """Suit le dossier : le volet montre la valeur neuve, ou se ferme si elle a disparu."""
        if self.action.isVisibleTo(self):
            action = self.gestes.action(self.action.cle)
            if action is None:
                self._fermer_volet()
            else:
                self.action.montrer(action)
        elif self.etape.isVisibleTo(self) and self.etape.cle:
            etape = self.gestes.etape(self.etape.cle)
            if etape is None:
                self._fermer_volet()
            else:
                self.etape.montrer(etape)

    def _montrer_volet(self, montre: Volet | None) -> None:
        for volet in (self.action, self.etape):
            volet.setVisible(volet is montre)
        self._ajuster()
        if montre is not None and self.tableau.isHidden():
            self.montrer_en_haut(montre)

    def _fermer_volet(self) -> None:
        self._montrer_volet(None)
        self.liste.setFocus()

    def _ajuster(self) -> None:
        est_large = self.viewport().width() >= u(_LARGEUR_A_DEUX)
        a_un_volet = self.action.isVisibleTo(self) or self.etape.isVisibleTo(self)
        est_vide = not self.etat.etapes
        self.tableau.setVisible(not est_vide and (est_large or not a_un_volet))
        self.vide.setVisible(est_vide and (est_large or not a_un_volet))
        for volet in (self.action, self.etape):
            volet.placer(a_cote=est_large)
        self.liste.disposer()
        self.legende.setVisible(not est_vide and self.liste.montre_la_frise)

    def _montrer_liste(self) -> None:
        est_proche = self.echelle.code == "proche"
        self.liste.montrer(self.etat, self.etat.proche if est_proche else self.etat.entiere)

    def _etape_courante(self) -> str:
        courante = self._dossier.accompagnement.plan_action.etape_en_cours
        return courante.id if courante else ""

    def _prochaine(self) -> str:
        return self.etat.bandeau.cle if self.etat.bandeau else ""

    def _ajouter(self, etape: str, voulue: ActionType) -> None:
        refus, cle = self.gestes.ajouter(etape, voulue)
        self.ajout.repondre(refus)
        if cle:
            self.liste.designer(cle)
