"""Glisser une ligne du plan à la souris : où elle est prise, où elle se poserait."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QTreeView

from ui.qt import Rendu
from ui.theme import couleur, u

_BORD, _PAS = 28, 18
"""À moins de tant du bord, la liste défile d’autant."""


@dataclass(frozen=True, slots=True)
class Pose:
    """La ligne survolée, et de quel côté on se poserait."""

    index: QModelIndex
    dessous: bool


class Glissement:
    """Un glissement en cours ; il commence après quelques pixels, pour qu’un clic reste un clic."""

    def __init__(self, liste: QTreeView) -> None:
        self._liste = liste
        self._depart: QPoint | None = None
        self.pris = ""
        self.pose: Pose | None = None

    @property
    def est_commence(self) -> bool:
        """Vrai si la souris a assez bougé."""
        return self.pose is not None

    def prendre(self, cle: str, point: QPoint) -> None:
        """Note la ligne touchée."""
        self.pris, self._depart, self.pose = cle, point, None

    def suivre(self, point: QPoint) -> bool:
        """Suit la souris ; faux tant que l’on ne glisse pas."""
        if self._depart is None or not self.pris:
            return False
        ecart = (point - self._depart).manhattanLength()
        if self.pose is None and ecart < QApplication.startDragDistance():
            return False
        self._defiler(point.y())
        self.pose = self._sous(point)
        self._liste.viewport().update()
        return True

    def lacher(self) -> None:
        """Oublie tout : la ligne est posée, ou l’on a renoncé."""
        self.pris, self._depart, self.pose = "", None, None
        self._liste.viewport().update()

    def peindre(self, peintre: QPainter) -> None:
        """Dessine le trait où la ligne se poserait."""
        if self.pose is None:
            return
        cadre = self._liste.visualRect(self.pose.index)
        y = cadre.bottom() if self.pose.dessous else cadre.top()
        largeur = self._liste.viewport().width()
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(QPen(couleur("primary"), u(3)))
        peintre.setBrush(couleur("primary"))
        peintre.drawLine(u(12), y, largeur - u(12), y)
        peintre.drawEllipse(QRect(u(6), y - u(5), u(10), u(10)))

    def _sous(self, point: QPoint) -> Pose:
        """Sous la dernière ligne, on se pose après elle."""
        index = self._liste.indexAt(QPoint(u(20), point.y()))
        if not index.isValid():
            est_haut = point.y() < 0
            index = self._liste.model().index(0, 0) if est_haut else self._derniere()
            return Pose(index, dessous=not est_haut)
        milieu = self._liste.visualRect(index).center().y()
        return Pose(index.siblingAtColumn(0), dessous=point.y() > milieu)

    def _derniere(self) -> QModelIndex:
        modele = self._liste.model()
        etape = modele.index(modele.rowCount() - 1, 0)
        enfants = modele.rowCount(etape) if self._liste.isExpanded(etape) else 0
        return modele.index(enfants - 1, 0, etape) if enfants else etape

    def _defiler(self, y: int) -> None:
        barre = self._liste.verticalScrollBar()
        if y < u(_BORD):
            barre.setValue(barre.value() - u(_PAS))
        elif y > self._liste.viewport().height() - u(_BORD):
            barre.setValue(barre.value() + u(_PAS))
