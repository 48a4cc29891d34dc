"""La barre de financement : qui paie quelle part, avec une trame par état."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.qt import Taille
from ui.theme import couleur, u
from ui.widgets.mise_en_page import fixer
from ui.widgets.trame import Trame, peindre_trame

_INTERSTICE, _MINIMUM, _RAYON, _RAYON_INTERNE = 4, 10, 9, 3


@dataclass(frozen=True, slots=True)
class Part:
    """Une part de la barre : son poids (centimes), sa trame et le jeton de sa couleur."""

    poids: int
    trame: Trame
    jeton: str


def largeurs(poids: tuple[int, ...], disponible: float, minimum: float) -> tuple[float, ...]:
    """Largeurs proportionnelles ; une petite part reste visible, la plus grande compense."""
    total = sum(poids)
    if not total:
        return tuple(disponible / len(poids) for _ in poids)
    exactes = [max(minimum, disponible * p / total) for p in poids]
    exactes[exactes.index(max(exactes))] -= sum(exactes) - disponible
    return tuple(exactes)


class BarreEmpilee(QWidget):
    """Parts côte à côte ; ce qu’elles disent est écrit dans la légende et le nom accessible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)
        fixer(self, hauteur=36)

    def montrer(self, parts: tuple[Part, ...], phrase: str) -> None:
        """Change les parts ; `phrase` les dit au lecteur d’écran."""
        self._parts = parts
        self.setAccessibleName(phrase)
        self.update()

    def sizeHint(self) -> QSize:
        """Large de nature."""
        return QSize(u(320), u(36))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine les parts."""
        if not self._parts:
            return
        peintre = QPainter(self)
        marge = u(1)
        x, hauteur = float(marge), self.height() - 2 * marge
        libre = self.width() - 2 * marge - u(_INTERSTICE) * (len(self._parts) - 1)
        poids = tuple(part.poids for part in self._parts)
        for rang, (part, largeur) in enumerate(
            zip(self._parts, largeurs(poids, libre, u(_MINIMUM)), strict=True)
        ):
            cadre = QRectF(x, marge, largeur, hauteur)
            chemin = _forme(cadre, debut=rang == 0, fin=rang == len(self._parts) - 1)
            peindre_trame(peintre, cadre, part.trame, couleur(part.jeton), chemin)
            x += largeur + u(_INTERSTICE)


class Pastille(QWidget):
    """La trame d’une part, devant son nom dans la légende."""

    def __init__(self, part: Part, cote: float = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        fixer(self, largeur=cote, hauteur=cote)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la pastille."""
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chemin = QPainterPath()
        chemin.addRoundedRect(cadre, u(5), u(5))
        peindre_trame(QPainter(self), cadre, self._part.trame, couleur(self._part.jeton), chemin)


def _forme(cadre: QRectF, *, debut: bool, fin: bool) -> QPainterPath:
    """Rectangle plus arrondi aux deux bouts de la barre qu’entre deux parts."""
    gauche = min(u(_RAYON if debut else _RAYON_INTERNE), cadre.width() / 2)
    droite = min(u(_RAYON if fin else _RAYON_INTERNE), cadre.width() / 2)
    chemin = QPainterPath()
    chemin.moveTo(cadre.left() + gauche, cadre.top())
    chemin.lineTo(cadre.right() - droite, cadre.top())
    chemin.quadTo(cadre.topRight(), QPointF(cadre.right(), cadre.top() + droite))
    chemin.lineTo(cadre.right(), cadre.bottom() - droite)
    chemin.quadTo(cadre.bottomRight(), QPointF(cadre.right() - droite, cadre.bottom()))
    chemin.lineTo(cadre.left() + gauche, cadre.bottom())
    chemin.quadTo(cadre.bottomLeft(), QPointF(cadre.left(), cadre.bottom() - gauche))
    chemin.lineTo(cadre.left(), cadre.top() + gauche)
    chemin.quadTo(cadre.topLeft(), QPointF(cadre.left() + gauche, cadre.top()))
    chemin.closeSubpath()
    return chemin
