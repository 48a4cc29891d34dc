"""Une ligne où l’on cherche : la loupe le dit sans un mot.

Ce que l’on y cherche, un nom, n’est pas au dictionnaire : la ligne ne se relit pas.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.theme import u
from ui.widgets.ligne_nue import LigneNue


class LigneLoupe(LigneNue):
    """La feuille de style laisse à gauche la place de la loupe."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("picto", "true")

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la loupe."""
        super().paintEvent(evenement)
        cote = u(22)
        cadre = QRectF(u(13), (self.height() - cote) / 2, cote, cote)
        peindre_pictogramme(QPainter(self), cadre, "magnifying-glass", "ink2")
