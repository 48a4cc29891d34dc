"""Un jalon dessiné seul, comme dans le rail."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.avancement import Avancement
from ui.theme import u
from ui.widgets.mini_parcours import Jalon, peindre_jalon
from ui.widgets.mise_en_page import fixer


class JalonDessine(QWidget):
    """Décoratif : le mot est à côté."""

    def __init__(self, rang: int) -> None:
        super().__init__()
        self._rang = rang
        self._avancement = Avancement.A_VENIR
        fixer(self, largeur=28, hauteur=28)

    def montrer(self, avancement: Avancement) -> None:
        """Change son état."""
        self._avancement = avancement
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le jalon."""
        centre = QPointF(self.width() / 2, self.height() / 2)
        peindre_jalon(QPainter(self), centre, u(26), Jalon(self._rang, self._avancement))
