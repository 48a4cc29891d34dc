"""Déposer un fichier sur une page, comme le bureau le fait : il entre, il bouge, il se lâche."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_GAUCHE, _SANS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_COPIE = Qt.DropAction.CopyAction


def deposer(fenetre: QWidget, page: QWidget, fichier: Path) -> bool:
    """Annonce à la fenêtre un fichier lâché au milieu d’une page ; vrai s’il est pris."""
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(fichier))])
    return lacher(fenetre, page, donnees)


def lacher(fenetre: QWidget, page: QWidget, donnees: QMimeData) -> bool:
    """Annonce à la fenêtre ce que l’on lâche au milieu d’une page ; vrai si c’est pris."""
    poignee = fenetre.windowHandle()
    milieu = page.mapTo(fenetre, QPoint(page.width() // 2, page.height() // 2))
    entree = QDragEnterEvent(milieu, _COPIE, donnees, _GAUCHE, _SANS)
    QApplication.sendEvent(poignee, entree)
    if not entree.isAccepted():
        return False
    QApplication.sendEvent(poignee, QDragMoveEvent(milieu, _COPIE, donnees, _GAUCHE, _SANS))
    depot = QDropEvent(QPointF(milieu), _COPIE, donnees, _GAUCHE, _SANS)
    QApplication.sendEvent(poignee, depot)
    return depot.isAccepted()
