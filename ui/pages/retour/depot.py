"""La zone où l’on dépose le classeur, à la souris ; un bouton fait la même chose au clavier."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.mise_en_page import colonne

_SUFFIXES = {".xlsx", ".xlsm", ".ods"}


class ZoneDepot(Carte):
    """`depose` porte le chemin du fichier déposé ; `demande` ouvre le choix d’un fichier."""

    depose = Signal(object)
    demande = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self.setAcceptDrops(True)
        self.setAccessibleName("Déposer le classeur reçu")
        self.choisir = Bouton("Choisir le classeur", "contour", "folder-open")
        self.choisir.clicked.connect(self.demande)
        disposition = colonne(self)
        vide = EcranVide(
            "Déposez ici le classeur reçu",
            "Le fichier Excel que l’organisme a rempli. Rien ne change avant votre choix.",
            self.choisir,
        )
        disposition.addWidget(vide)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Accepte un fichier local de tableur."""
        if _chemin(evenement) is not None:
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Prend le fichier déposé."""
        chemin = _chemin(evenement)
        if chemin is not None:
            evenement.acceptProposedAction()
            self.depose.emit(chemin)


def _chemin(evenement: QDropEvent) -> Path | None:
    for adresse in evenement.mimeData().urls():
        chemin = Path(adresse.toLocalFile())
        if adresse.isLocalFile() and chemin.suffix.lower() in _SUFFIXES:
            return chemin
    return None
