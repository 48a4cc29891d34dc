"""Ce que l’on signe, exactement : les pages telles qu’elles s’impriment, et leur empreinte."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.apercevoir import Apercu, apercevoir
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.papiers import NaturePapier
from ui.dialogs.dialogues import Dialogues
from ui.pages.signature.etat import dire_l_empreinte
from ui.taches import Suivi, Tache, lancer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.fenetre_apercu import FenetreApercu
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne


class PagesExactes(QWidget):
    """Les pages se mettent en forme hors du fil de l’écran, et l’attente s’arrête."""

    def __init__(self, atelier: Atelier, dialogues: Dialogues) -> None:
        super().__init__()
        self._atelier, self._dialogues = atelier, dialogues
        self._dossier: Dossier | None = None
        self._tache: Tache | None = None
        self.fenetre: FenetreApercu | None = None
        self.voir = Bouton("Voir les pages exactes", "contour", "file-text")
        self.arreter = Bouton("Arrêter", "discret")
        self.empreinte, self.attente = paragraphe("", "legende"), paragraphe("", "second")
        self.refus = Avis("refus")
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        flux.addWidget(self.voir)
        flux.addWidget(self.arreter)
        corps = colonne(self, espace=8)
        for widget in (gestes, self.attente, self.refus, self.empreinte):
            corps.addWidget(widget)
        self.voir.clicked.connect(self._voir)
        self.arreter.clicked.connect(self._arreter)
        self._attendre("")

    def montrer(self, dossier: Dossier, *, le: datetime) -> None:
        """Dit l’empreinte de ce que l’on lit ; `le` est l’instant présent."""
        self._dossier = dossier
        self.empreinte.montrer(dire_l_empreinte(dossier, le=le))

    def _voir(self) -> None:
        dossier, atelier = self._dossier, self._atelier
        if dossier is None or self._tache is not None:
            return
        le, nature = atelier.aujourd_hui(), NaturePapier.PLAN_ACTION

        def travail(suivi: Suivi) -> Apercu:
            return apercevoir(dossier, atelier.gabarits, nature, le=le, dire=suivi.dire)

        self.refus.dire("")
        self._tache = lancer(travail, self)
        self._attendre("Le plan se met en pages…")
        self._tache.avance.connect(self.attente.montrer)
        self._tache.fini.connect(self._ouvrir)
        self._tache.refuse.connect(self._refuser)
        self._tache.annule.connect(lambda: self._attendre(""))

    def _ouvrir(self, apercu: Apercu) -> None:
        self._attendre("")
        self.fenetre = FenetreApercu(apercu, self._dialogues.choisir_imprimante, self.window())
        self.fenetre.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fenetre.open()

    def _refuser(self, phrase: str) -> None:
        self._attendre("")
        self.refus.dire(phrase)

    def _arreter(self) -> None:
        if self._tache is not None:
            self._tache.annuler()

    def _attendre(self, phrase: str) -> None:
        if not phrase:
            self._tache = None
        self.attente.montrer(phrase)
        self.attente.setVisible(bool(phrase))
        self.arreter.setVisible(bool(phrase))
        self.voir.setEnabled(not phrase)
