"""Un pictogramme sur un carré doux, devant le titre d’une carte ou d’une ligne."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.qt import Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.mise_en_page import fixer


class Tuile(QWidget):
    """Décorative : le mot est toujours à côté."""

    def __init__(
        self,
        picto: str,
        cote: float = 54,
        *,
        fond: str = "primary_soft",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picto = picto
        self._fond = fond
        fixer(self, largeur=cote, hauteur=cote)

    def montrer(self, picto: str) -> None:
        """Change le pictogramme."""
        self._picto = picto
        self.update()

    def poser_sur(self, fond: str) -> None:
        """Change le carré, pour qu’il se voie sur le fond où il est posé."""
        self._fond = fond
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le carré et le pictogramme."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur(self._fond))
        peintre.drawRoundedRect(QRectF(self.rect()), u(12), u(12))
        marge = self.width() * 0.25
        cadre = QRectF(self.rect()).adjusted(marge, marge, -marge, -marge)
        peindre_pictogramme(peintre, cadre, self._picto, "primary")
