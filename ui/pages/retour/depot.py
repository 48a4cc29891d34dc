"""La zone où l’on dépose le classeur, à la souris ; un bouton fait la même chose au clavier."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.mise_en_page import colonne

_SUFFIXES = {".xlsx", ".xlsm", ".ods"}
PAS_UN_CLASSEUR = (
    "Ce fichier n’est pas un classeur. Déposez le fichier Excel que l’organisme a rempli."
)


class ZoneDepot(Carte):
    """L’invitation à déposer ; `demande` ouvre le choix d’un fichier."""

    demande = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
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


def fichier_depose(donnees: QMimeData) -> Path | None:
    """Le premier fichier de ce poste parmi ce que l’on dépose, ou `None`."""
    return next((Path(a.toLocalFile()) for a in donnees.urls() if a.isLocalFile()), None)


def est_un_classeur(fichier: Path) -> bool:
    """Vrai si le nom est celui d’un classeur que l’on sait lire."""
    return fichier.suffix.lower() in _SUFFIXES
