"""La page de l’alerte : une note prête, relue, donnée en un clic et tracée."""

from contextlib import suppress

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.rules.alerte import BesoinAlerte
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.alerte import NoterSuiteAlerte
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.note_alerte import ecrire_la_note
from ui.dialogs.dialogues import Dialogues
from ui.pages.alerte.demandes import CasesDemandes
from ui.pages.alerte.etat import EtatAlerte, deriver, destinataire_habituel
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ import ChampTexte
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne, fixer
from ui.widgets.page_paresseuse import PageParesseuse

_TITRE = "Alerte de financement"
_DEMANDE, _A_DEMANDER = "Ce qui a été demandé", "Ce que nous demandons"
_SEUIL = 480
NOM_DU_FICHIER = "alerte-financement.docx"


class PageAlerte(PageParesseuse):
    """Rien ne part seul : la personne du poste copie ou enregistre la note, puis en garde trace."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.donner = Bouton("Donner l’alerte", "plein", "warning-bold")
        self.enregistrer = Bouton("Enregistrer en Word", "contour", "floppy-disk-bold")
        self.retour = Bouton("Financement", "discret", "arrow-left-bold")
        super().__init__(_TITRE, (self.retour, self.enregistrer, self.donner))
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        self._besoin: BesoinAlerte | None = None
        self._cochees: frozenset[int] = frozenset({0})
        self.etat: EtatAlerte | None = None
        self.refus = Avis("refus")
        self.manque = libelle("", "montant_principal")
        self.avant_le = libelle("", "second")
        self.sommes = ListeFiches(_DEMANDE, titre=_DEMANDE, seuil=_SEUIL)
        self.demandes = CasesDemandes(_A_DEMANDER)
        self.secours = ListeFiches("Autres aides à regarder", titre="Autres aides à regarder")
        self.donnees = ListeFiches("Alertes données", titre="Alertes données")
        self.destinataire = ChampTexte("À qui", exemple="Responsable de site")
        self.destinataire.montrer(destinataire_habituel(session.dossier))
        self.accord = paragraphe("", "second")
        self.nom = CaseACocher("Écrire le nom de la personne", "Caché si la case est vide.")
        self.note = QPlainTextEdit()
        self.note.setReadOnly(True)
        self.note.setAccessibleName("Note prête à envoyer")
        self.note.setTabChangesFocus(True)
        fixer(self.note, hauteur_min=280)
        self.copier = Bouton("Copier la note", "contour", "copy-bold")
        self.suite = ChampTexte("Ce qui a été fait de l’alerte")
        self.suite.hide()
        self._alerte = ""
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Aucune alerte à donner pour le moment",
                "Une alerte se prépare dès qu’une aide est refusée ou ne suffit pas.",
            )
        )
        self._disposer()
        self._brancher()
        session.change.connect(self.suivre)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Relit ce qui manque et recompose la note."""
        dossier, le = self._session.dossier, self._atelier.aujourd_hui()
        try:
            self._besoin = self._atelier.alerter(dossier)
            self.refus.dire("")
        except ErreurMetier as refus:
            self._besoin = None
            self.refus.dire(str(refus))
        self.etat = etat = deriver(
            dossier,
            self._besoin,
            cochees=self._cochees,
            destinataire=self.destinataire.texte,
            avec_nom=self.nom.isChecked(),
            le=le,
        )
        a_une_note = etat.alerte is not None
        self.accord.montrer(etat.accord)
        self.intituler(_TITRE, "Un message pour votre organisme, relu ensemble.")
        self.vide.setVisible(not a_une_note)
        self._corps.setVisible(a_une_note)
        for bouton in (self.donner, self.enregistrer):
            bouton.setVisible(a_une_note)
        self.manque.montrer(etat.manque)
        self.avant_le.montrer(f"À trouver avant le {etat.avant_le}" if etat.avant_le else "")
        self.sommes.montrer(etat.sommes)
        self.demandes.montrer(etat.demandes)
        self.secours.montrer(etat.secours)
        self.donnees.montrer(etat.donnees)
        self.note.setPlainText(etat.note)
        self.donner.setEnabled(not etat.empechement)
        self.donner.setAccessibleDescription(etat.empechement)
        self.donner.setToolTip(etat.empechement)

    def agir(self) -> None:
        """Ctrl+Entrée : donne l’alerte."""
        if self.donner.isVisibleTo(self) and self.donner.isEnabled():
            self._donner()

    def _disposer(self) -> None:
        haut = Carte("soleil")
        dedans = colonne(haut, marges=(24, 14, 24, 14), espace=2)
        dedans.addWidget(libelle("Il manque", "surtitre"))
        dedans.addWidget(self.manque)
        dedans.addWidget(self.avant_le)
        droite = Carte()
        dedans = colonne(droite, marges=(20, 14, 20, 16), espace=10)
        for widget in (self.accord, self.destinataire, self.nom, self.note, self.copier):
            dedans.addWidget(widget)
        gauche = empiler(haut, self.sommes, self.demandes, self.secours)
        self._corps = DeuxColonnes(gauche, empiler(droite), largeur=420)
        for morceau in (self.refus, self._corps, self.vide, self.donnees, self.suite):
            self.corps.addWidget(morceau)
        self.corps.addStretch(1)

    def _brancher(self) -> None:
        self.retour.clicked.connect(lambda: self.aller.emit("financement"))
        self.demandes.touchee.connect(self._cocher)
        self.donnees.geste.connect(self._ouvrir_suite)
        self.destinataire.ligne.textChanged.connect(lambda _: self.rafraichir())
        self.nom.clicked.connect(lambda _: self.rafraichir())
        self.copier.clicked.connect(self._copier)
        self.enregistrer.clicked.connect(self._enregistrer)
        self.donner.clicked.connect(self._donner)
        self.suite.saisi.connect(self._noter_suite)

    def _cocher(self, rang: int) -> None:
        self._cochees ^= {rang}
        self.rafraichir()

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self.note.toPlainText())
        self.dit_sans_annuler.emit("Note copiée")

    def _enregistrer(self) -> None:
        alerte = self.etat.alerte if self.etat else None
        if alerte is None:
            return
        chemin = self._dialogues.nommer_papier("Enregistrer la note d’alerte", NOM_DU_FICHIER)
        if chemin is None:
            return
        try:
            note = ecrire_la_note(self._session.dossier, alerte, self._atelier.gabarits)
            deposer(chemin.parent, {chemin.name: note})
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
        else:
            self.dit_sans_annuler.emit("Note enregistrée")

    def _donner(self) -> None:
        alerte = self.etat.alerte if self.etat else None
        if alerte is None:
            return
        note = self.note.toPlainText()
        refus = self._session.executer(alerte)
        self.refus.dire(refus)
        if not refus:
            QGuiApplication.clipboard().setText(note)
            self.dit.emit("Alerte donnée, note copiée, suivi ajouté au plan")

    def _ouvrir_suite(self, alerte: str, _geste: str) -> None:
        self._alerte = alerte
        alertes = self._session.dossier.accompagnement.alertes
        with suppress(StopIteration):
            self.suite.montrer(next(a.suite for a in alertes if a.id == alerte))
        self.suite.show()
        self.suite.viser()

    def _noter_suite(self, texte: str) -> None:
        geste = NoterSuiteAlerte(self._alerte, texte, self._atelier.aujourd_hui())
        refus = self._session.executer(geste)
        if refus:
            self.suite.refuser(refus)
        else:
            self.suite.hide()
            self.dit.emit("Suite notée")
