"""Le champ de recherche des dossiers."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Touche
from ui.theme import u
from ui.widgets.mise_en_page import fixer
from ui.widgets.saisie import LigneSaisie


class ChampRecherche(LigneSaisie):
    """Filtre pendant la frappe ; la flèche du bas passe dans la liste, Échap efface."""

    descendue = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("picto", "true")
        self.setAccessibleName("Chercher un dossier")
        self.setPlaceholderText(composer("Chercher un nom, un projet"))
        fixer(self, largeur_min=270)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la loupe."""
        super().paintEvent(evenement)
        cote = u(22)
        cadre = QRectF(u(13), (self.height() - cote) / 2, cote, cote)
        peindre_pictogramme(QPainter(self), cadre, "magnifying-glass", "ink2")

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Descend dans la liste, ou efface la recherche."""
        if evenement.key() == Touche.Key_Down:
            self.descendue.emit()
        elif evenement.key() == Touche.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(evenement)
