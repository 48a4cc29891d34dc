"""Les trames de la barre de financement : plein, rayé, points, reste, vide (montant inconnu)."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.qt import Remplissage, Rendu, Trait
from ui.theme import couleur, u


class Trame(StrEnum):
    """Ce que vaut une part, lisible sans la couleur."""

    PLEIN = "plein"
    RAYE = "raye"
    POINTS = "points"
    RESTE = "reste"
    VIDE = "vide"


def peindre_trame(
    peintre: QPainter, cadre: QRectF, trame: Trame, teinte: QColor, chemin: QPainterPath
) -> None:
    """Remplit une forme : couleur pleine (accordé), rayures (demandé), points (à demander)."""
    peintre.save()
    peintre.setRenderHint(Rendu.Antialiasing)
    if trame in {Trame.PLEIN, Trame.RESTE}:
        peintre.fillPath(chemin, teinte)
    elif trame is Trame.VIDE:
        peintre.fillPath(chemin, couleur("surface"))
    else:
        peintre.fillPath(chemin, couleur("surface"))
        leger = QColor(teinte)
        leger.setAlphaF(0.14 if trame is Trame.POINTS else 0.3)
        peintre.fillPath(chemin, leger)
        peintre.setClipPath(chemin)
        (_rayer if trame is Trame.RAYE else _pointer)(peintre, cadre, teinte)
        peintre.setClipping(False)
    peintre.setBrush(Remplissage.NoBrush)
    bord = couleur("sun_line") if trame is Trame.RESTE else teinte
    style = Trait.DashLine if trame is Trame.VIDE else Trait.SolidLine
    peintre.setPen(QPen(bord, u(1.5), style))
    peintre.drawPath(chemin)
    peintre.restore()


def _rayer(peintre: QPainter, cadre: QRectF, teinte: QColor) -> None:
    pas, hauteur = u(9), cadre.height()
    peintre.setPen(QPen(teinte, u(4)))
    x = cadre.left() - hauteur
    while x < cadre.right() + pas:
        peintre.drawLine(QPointF(x, cadre.bottom()), QPointF(x + hauteur, cadre.top()))
        x += pas


def _pointer(peintre: QPainter, cadre: QRectF, teinte: QColor) -> None:
    pas, rayon = u(7), u(1.3)
    peintre.setPen(Trait.NoPen)
    peintre.setBrush(teinte)
    y, rang = cadre.top() + pas / 2, 0
    while y < cadre.bottom():
        x = cadre.left() + (pas if rang % 2 else pas / 2)
        while x < cadre.right():
            peintre.drawEllipse(QPointF(x, y), rayon, rayon)
            x += pas
        y, rang = y + pas, rang + 1
