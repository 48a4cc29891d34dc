"""Un chemin dessiné : d’où l’on part, combien de temps, où l’on arrive."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.qt import Alignement, Rendu
from ui.theme import couleur, police, u
from ui.widgets.mise_en_page import fixer

_HAUTEUR, _BORD, _VAGUE = 74, 26, 8


class DessinChemin(QWidget):
    """Trois jalons et leurs mots ; plein s’il est retenu, en contour sinon."""

    def __init__(self) -> None:
        super().__init__()
        self._mots = ("", "", "")
        self._est_retenu = False
        fixer(self, hauteur=_HAUTEUR)

    def montrer(self, mots: tuple[str, str, str], *, est_retenu: bool) -> None:
        """Change les mots des trois jalons."""
        self._mots, self._est_retenu = mots, est_retenu
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la ligne, les jalons et les mots."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        gauche, droite = float(u(_BORD)), float(self.width() - u(_BORD))
        milieu, haut = (gauche + droite) / 2, float(u(18))
        points = (QPointF(gauche, haut), QPointF(milieu, haut + u(_VAGUE)), QPointF(droite, haut))
        trait = couleur("primary" if self._est_retenu else "line_strong")
        chemin = QPainterPath(points[0])
        for debut, fin in pairwise(points):
            demi = QPointF((fin.x() - debut.x()) / 2, 0)
            chemin.cubicTo(debut + demi, fin - demi, fin)
        peintre.setPen(QPen(trait, u(2.5)))
        peintre.drawPath(chemin)
        for rang, point in enumerate(points):
            est_arrivee = rang == len(points) - 1
            peintre.setPen(QPen(trait, u(2)))
            fond = couleur("sun") if est_arrivee else trait
            peintre.setBrush(fond if est_arrivee or self._est_retenu else couleur("surface"))
            peintre.drawEllipse(point, u(8 if est_arrivee else 6.5), u(8 if est_arrivee else 6.5))
        self._ecrire(peintre)

    def _ecrire(self, peintre: QPainter) -> None:
        peintre.setFont(police(15))
        peintre.setPen(couleur("ink2"))
        cadre = QRectF(u(6), u(42), self.width() - u(12), u(28))
        for mot, cote in zip(
            self._mots,
            (Alignement.AlignLeft, Alignement.AlignHCenter, Alignement.AlignRight),
            strict=True,
        ):
            peintre.drawText(cadre, cote | Alignement.AlignVCenter, mot)
