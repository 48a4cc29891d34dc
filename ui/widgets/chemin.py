"""Le motif de l’application : une ligne et trois jalons."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.qt import Rendu
from ui.theme import couleur, u
from ui.widgets.mise_en_page import fixer

_JALONS = (QPointF(0.0, 1.0), QPointF(0.5, 0.56), QPointF(1.0, 0.0))


def _trace(cadre: QRectF) -> tuple[QPainterPath, tuple[QPointF, ...]]:
    points = tuple(
        QPointF(cadre.x() + p.x() * cadre.width(), cadre.y() + p.y() * cadre.height())
        for p in _JALONS
    )
    chemin = QPainterPath(points[0])
    for debut, fin in pairwise(points):
        demi = (fin.x() - debut.x()) / 2
        chemin.cubicTo(debut + QPointF(demi, 0), fin - QPointF(demi, 0), fin)
    return chemin, points


def peindre_chemin(
    peintre: QPainter, cadre: QRectF, *, trait: float, rayon: float, est_plein: bool
) -> None:
    """Dessine le chemin ; plein pour le logo, clair et ouvert pour un écran vide."""
    chemin, points = _trace(cadre)
    ligne_ = couleur("primary" if est_plein else "primary_line")
    peintre.save()
    peintre.setRenderHint(Rendu.Antialiasing)
    peintre.setPen(QPen(ligne_, trait))
    peintre.drawPath(chemin)
    for rang, point in enumerate(points):
        est_arrivee = rang == len(points) - 1
        if est_arrivee:
            peintre.setPen(QPen(couleur("primary"), trait))
            peintre.setBrush(couleur("sun"))
        else:
            peintre.setPen(QPen(ligne_, trait))
            peintre.setBrush(ligne_ if est_plein else couleur("surface"))
        taille = rayon * (1.3 if est_arrivee or not est_plein else 1.0)
        peintre.drawEllipse(point, taille, taille)
    peintre.restore()


class Logo(QWidget):
    """Le chemin, en petit ; le nom du produit est écrit à côté."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixer(self, largeur=36, hauteur=34)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le logo."""
        marge = u(6)
        cadre = QRectF(marge, marge, self.width() - 2 * marge, self.height() - 2 * marge)
        peindre_chemin(QPainter(self), cadre, trait=u(3), rayon=u(3.2), est_plein=True)


def icone() -> QIcon:
    """Rend l’icône de l’application, à ses tailles usuelles."""
    resultat = QIcon()
    for cote in (16, 24, 32, 48, 64, 128, 256):
        image = QPixmap(cote, cote)
        image.fill(Qt.GlobalColor.transparent)
        peintre = QPainter(image)
        marge = cote * 0.16
        cadre = QRectF(marge, marge, cote - 2 * marge, cote - 2 * marge)
        peindre_chemin(peintre, cadre, trait=cote * 0.085, rayon=cote * 0.09, est_plein=True)
        peintre.end()
        resultat.addPixmap(image)
    return resultat


class DessinVide(QWidget):
    """Le chemin encore à parcourir, au-dessus de la phrase d’un écran vide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixer(self, largeur=260, hauteur=96)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le chemin."""
        marge = u(16)
        cadre = QRectF(marge, marge, self.width() - 2 * marge, self.height() - 2 * marge)
        peindre_chemin(QPainter(self), cadre, trait=u(4), rayon=u(9), est_plein=False)
