"""La page du retour : le classeur se relit, chaque réponse se retient ou non, en un seul geste."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.reimporter import RapportDeRetour, examiner_fichier
from ui.dialogs.dialogues import Dialogues
from ui.pages.retour.depot import (
    PAS_UN_CLASSEUR,
    ZoneDepot,
    est_un_classeur,
    fichier_depose,
)
from ui.pages.retour.etat import EtatRetour, deriver
from ui.pages.retour.tableau import TableauRetour
from ui.pont import SessionQt
from ui.taches import DernierCalcul
from ui.widgets.avis import Avis
from ui.widgets.bandeau import Bandeau
from ui.widgets.boutons import Bouton
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.page_paresseuse import PageParesseuse

_TITRE = "Le retour d’un organisme"


class PageRetour(PageParesseuse):
    """Le classeur se lit hors du fil de l’écran ; la version signée n’est jamais réécrite."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.retour = Bouton("Échanges", "discret", "arrow-left-bold")
        self.cote = Bouton("Mettre de côté", "contour", "clock-counter-clockwise")
        self.retenir = Bouton("Retenir", "plein", "check-bold")
        super().__init__(_TITRE, (self.retour, self.cote, self.retenir))
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        self._calcul = DernierCalcul(self)
        self._rapport: RapportDeRetour | None = None
        self._choix: dict[str, str] = {}
        self.etat: EtatRetour
        self.refus = Avis("refus")
        self.zone = ZoneDepot()
        self.bandeau = Bandeau()
        self.ecarts = TableauRetour()
        self.points = ListeFiches("Points à regarder", titre="Points à regarder", seuil=900)
        self.a_part = ListeFiches("Lignes inconnues", titre="Lignes inconnues, gardées à part")
        self.repris = ListeFiches("Classeurs déjà repris", titre="Classeurs déjà repris")
        self.copier = Bouton("Copier la liste", "contour", "copy-bold")
        self._resultat = DeuxColonnes(
            empiler(self.ecarts, self.a_part), empiler(self.points, self.copier), largeur=296
        )
        blocs: tuple[QWidget, ...] = (
            self.refus, self.bandeau, self._resultat, self.zone, self.repris,
        )  # fmt: skip
        for bloc in blocs:
            self.corps.addWidget(bloc)
        self.corps.addStretch(1)
        self.setAcceptDrops(True)
        self._brancher()
        session.change.connect(self.suivre)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Montre la comparaison, ou la zone où déposer un classeur."""
        le = self._atelier.aujourd_hui()
        self.etat = etat = deriver(self._session.dossier, self._rapport, self._choix, le=le)
        a_un_rapport = self._rapport is not None
        self.intituler(_TITRE, etat.sous_titre)
        self.zone.setVisible(not a_un_rapport)
        self._resultat.setVisible(a_un_rapport)
        self.cote.setVisible(a_un_rapport)
        self.retenir.setVisible(a_un_rapport)
        self.copier.setVisible(bool(etat.rapport))
        self.bandeau.setVisible(bool(etat.effet))
        self.bandeau.montrer(
            "Si vous retenez ces réponses", etat.effet, f"Couvert pour de bon : {etat.couvert}",
            picto="wallet-fill",
        )  # fmt: skip
        self.ecarts.montrer(etat.ecarts)
        self.points.montrer(etat.points)
        self.a_part.montrer(etat.a_part)
        self.repris.montrer(etat.repris)
        pluriel = "s" if etat.retenues > 1 else ""
        self.retenir.setText(f"Retenir {etat.retenues} réponse{pluriel}")
        self.retenir.setEnabled(not etat.empechement)
        self.retenir.setAccessibleDescription(etat.empechement)
        self.retenir.setToolTip(etat.empechement)

    def commencer(self) -> None:
        """Ctrl+N : choisit un classeur."""
        self._demander()

    def agir(self) -> None:
        """Ctrl+Entrée : retient les réponses choisies."""
        if self.retenir.isVisibleTo(self) and self.retenir.isEnabled():
            self._retenir()

    def lire(self, chemin: Path) -> None:
        """Lit un classeur reçu."""
        dossier, le = self._session.dossier, self._atelier.aujourd_hui()
        self.refus.dire("")
        self.intituler(_TITRE, "Lecture du classeur…")
        self._calcul.demander(lambda: examiner_fichier(chemin, dossier, le=le))

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Accepte un fichier de ce poste, où qu’on le tienne dans la page."""
        if fichier_depose(evenement.mimeData()) is not None:
            evenement.acceptProposedAction()

    def dragMoveEvent(self, evenement: QDragMoveEvent) -> None:
        """Le garde accepté tant qu’il est au-dessus de la page."""
        evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Lit le classeur déposé ; un autre fichier s’explique."""
        fichier = fichier_depose(evenement.mimeData())
        if fichier is None:
            return
        evenement.acceptProposedAction()
        if est_un_classeur(fichier):
            self.lire(fichier)
        else:
            self.refus.dire(PAS_UN_CLASSEUR)

    def _brancher(self) -> None:
        self.retour.clicked.connect(lambda: self.aller.emit("echanges"))
        self.zone.demande.connect(self._demander)
        self._calcul.pret.connect(self._montrer)
        self._calcul.refuse.connect(self._refuser)
        self.ecarts.geste.connect(self._choisir)
        self.cote.clicked.connect(self._mettre_de_cote)
        self.retenir.clicked.connect(self._retenir)
        self.copier.clicked.connect(self._copier)

    def _demander(self) -> None:
        chemin = self._dialogues.choisir_classeur("Choisir le classeur reçu")
        if chemin is not None:
            self.lire(chemin)

    def _montrer(self, rapport: RapportDeRetour) -> None:
        self._rapport, self._choix = rapport, {}
        self.rafraichir()

    def _refuser(self, phrase: str) -> None:
        self.rafraichir()
        self.refus.dire(phrase)

    def _choisir(self, cle: str, sens: str) -> None:
        self._choix[cle] = sens
        self.rafraichir()

    def _mettre_de_cote(self) -> None:
        self._rapport, self._choix = None, {}
        self.rafraichir()

    def _retenir(self) -> None:
        if self._rapport is None:
            return
        geste = self._rapport.retenir({c for c, sens in self._choix.items() if sens == "recu"})
        if geste is None:
            return
        refus = self._session.executer(geste)
        if refus:
            self.refus.dire(refus)
            return
        self._mettre_de_cote()
        self.dit.emit("Réponses retenues, relances à jour")

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self.etat.rapport)
        self.dit_sans_annuler.emit("Liste copiée")
