"""Les cartes et leur ombre, peinte par le fond qui les porte."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from ui.qt import Evenement, Rendu
from ui.theme import couleur, u

_COUCHES = 8
_DECALAGE = 3
_OPACITE = 0.0105
_RAYON = 16


@lru_cache(maxsize=8)
def _modele(marge: int, rayon: int, teinte: str, echelle: float) -> QPixmap:
    """Image d’une ombre carrée minimale, que l’on étire par neuf morceaux."""
    cote = 2 * (marge + rayon) + 2
    image = QPixmap(round(cote * echelle), round(cote * echelle))
    image.setDevicePixelRatio(echelle)
    image.fill(Qt.GlobalColor.transparent)
    peintre = QPainter(image)
    peintre.setRenderHint(Rendu.Antialiasing)
    peintre.setPen(Qt.PenStyle.NoPen)
    voile = QColor(teinte)
    voile.setAlphaF(_OPACITE)
    peintre.setBrush(voile)
    for couche in range(_COUCHES):
        retrait = marge * couche / _COUCHES
        cadre = QRectF(retrait, retrait, cote - 2 * retrait, cote - 2 * retrait)
        arrondi = rayon + marge - retrait
        peintre.drawRoundedRect(cadre, arrondi, arrondi)
    peintre.end()
    return image


def peindre_ombre(peintre: QPainter, carte: QRect) -> None:
    """Peint l’ombre d’une carte, autour de son cadre."""
    marge, rayon = u(_COUCHES), u(_RAYON)
    echelle = peintre.device().devicePixelRatio()
    image = _modele(marge, rayon, couleur("shadow").name(), echelle)
    coin = marge + rayon
    cadre = carte.adjusted(-marge, -marge + u(_DECALAGE), marge, marge + u(_DECALAGE))
    if cadre.width() < 2 * coin or cadre.height() < 2 * coin:
        return
    cote = image.deviceIndependentSize().width()
    depuis = ((0, coin), (coin, cote - 2 * coin), (cote - coin, coin))
    vers_x = ((0, coin), (coin, cadre.width() - 2 * coin), (cadre.width() - coin, coin))
    vers_y = ((0, coin), (coin, cadre.height() - 2 * coin), (cadre.height() - coin, coin))
    for (source_x, source_l), (x, largeur) in zip(depuis, vers_x, strict=True):
        for (source_y, source_h), (y, hauteur) in zip(depuis, vers_y, strict=True):
            peintre.drawPixmap(
                QRectF(cadre.x() + x, cadre.y() + y, largeur, hauteur),
                image,
                QRectF(
                    source_x * echelle, source_y * echelle, source_l * echelle, source_h * echelle
                ),
            )


class Carte(QFrame):
    """Surface arrondie ; les simples et les soleil ont une ombre légère."""

    def __init__(self, variante: str = "simple", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("carte", variante)

    @property
    def a_une_ombre(self) -> bool:
        """Vrai si le fond doit peindre son ombre."""
        return self.property("carte") in {"simple", "soleil"}


class Fond(QWidget):
    """Fond de page : peint l’ombre de toutes les cartes qu’il porte, à toute profondeur."""

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Peint les ombres, sous les cartes."""
        peintre = QPainter(self)
        for carte in self.findChildren(Carte):
            if carte.a_une_ombre and carte.isVisibleTo(self):
                coin = carte.mapTo(self, QPoint(0, 0))
                peindre_ombre(peintre, QRect(coin, carte.size()))

    def event(self, evenement: QEvent) -> bool:
        """Repeint les ombres quand une carte a bougé."""
        if evenement.type() == Evenement.LayoutRequest:
            self.update()
        return super().event(evenement)
