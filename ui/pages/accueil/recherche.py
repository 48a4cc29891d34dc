"""Le champ de recherche des dossiers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Touche
from ui.widgets.ligne_loupe import LigneLoupe
from ui.widgets.mise_en_page import fixer


class ChampRecherche(LigneLoupe):
    """Filtre pendant la frappe ; la flèche du bas passe dans la liste, Échap efface."""

    descendue = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chercher un dossier")
        self.setPlaceholderText(composer("Chercher un nom, un projet"))
        fixer(self, largeur_min=270)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Descend dans la liste, ou efface la recherche."""
        if evenement.key() == Touche.Key_Down:
            self.descendue.emit()
        elif evenement.key() == Touche.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(evenement)
