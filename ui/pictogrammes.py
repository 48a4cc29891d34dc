"""Les pictogrammes Phosphor, nets à toute taille et de la couleur de leur jeton."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cep_desktop.locations import ressources
from ui.theme import couleur

_GRIS = "ink3"


@cache
def _source(nom: str) -> str:
    return (ressources() / "icones" / f"{nom}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _dessin(nom: str, teinte: str) -> QSvgRenderer:
    svg = _source(nom).replace("currentColor", teinte)
    return QSvgRenderer(QByteArray(svg.encode()))


def peindre_pictogramme(peintre: QPainter, cadre: QRectF, nom: str, jeton: str) -> None:
    """Dessine un pictogramme dans un cadre, de la couleur d’un jeton."""
    _dessin(nom, couleur(jeton).name()).render(peintre, cadre)


class _Moteur(QIconEngine):
    """Redessine le pictogramme à chaque taille ; la couleur est lue au moment de peindre.

    Le dessin est carré et calé à gauche : la largeur en plus sépare le pictogramme du mot.
    """

    def __init__(self, nom: str, jeton: str, jeton_coche: str) -> None:
        super().__init__()
        self._nom = nom
        self._jeton = jeton
        self._jeton_coche = jeton_coche

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        jeton = self._jeton_coche if state is QIcon.State.On else self._jeton
        jeton = _GRIS if mode is QIcon.Mode.Disabled else jeton
        cote = min(rect.width(), rect.height())
        haut = rect.y() + (rect.height() - cote) / 2
        peindre_pictogramme(painter, QRectF(rect.x(), haut, cote, cote), self._nom, jeton)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        image = QPixmap(size * scale)
        image.setDevicePixelRatio(scale)
        image.fill(Qt.GlobalColor.transparent)
        peintre = QPainter(image)
        self.paint(peintre, QRect(0, 0, size.width(), size.height()), mode, state)
        peintre.end()
        return image

    def clone(self) -> QIconEngine:
        copie = _Moteur(self._nom, self._jeton, self._jeton_coche)
        _VIVANTS.append(copie)
        return copie

    def key(self) -> str:
        return f"cep:{self._nom}:{self._jeton}"


_VIVANTS: list[_Moteur] = []
"""Qt ne garde pas la partie Python d’un moteur : sans cette liste, l’icône perd son dessin."""


@cache
def pictogramme(nom: str, jeton: str = "primary_text", jeton_coche: str = "") -> QIcon:
    """Rend l’icône d’un pictogramme, grise si la commande est inactive.

    `jeton_coche` est sa couleur quand la commande est enfoncée, la même par défaut.
    """
    moteur = _Moteur(nom, jeton, jeton_coche or jeton)
    _VIVANTS.append(moteur)
    return QIcon(moteur)
