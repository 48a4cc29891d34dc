"""Un pictogramme dans un disque teinté : il porte l’état, le mot est toujours à côté."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.qt import Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.mise_en_page import fixer

_DEDANS = 0.52
_TONS = {
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "bad": ("bad_soft", "bad"),
    "soleil": ("sun_soft", "sun_ink"),
}


class Medaillon(QWidget):
    """`ton` : « ok », « warn », « bad » ou « soleil » ; `cote` est en cote de maquette."""

    def __init__(self, picto: str, ton: str, cote: float = 46) -> None:
        super().__init__()
        self._picto = picto
        self._fond, self._encre = _TONS[ton]
        fixer(self, largeur=cote, hauteur=cote)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le disque, cerné là où son fond se confondrait avec la carte."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        est_cerne = self._fond == "sun_soft" or couleur(self._fond) == couleur("surface")
        peintre.setPen(QPen(couleur(self._encre), u(1.5)) if est_cerne else Trait.NoPen)
        peintre.setBrush(couleur(self._fond))
        peintre.drawEllipse(cadre)
        cote = self.width() * _DEDANS
        coin = (self.width() - cote) / 2
        peindre_pictogramme(peintre, QRectF(coin, coin, cote, cote), self._picto, self._encre)
