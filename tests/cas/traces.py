"""Tout ce qu’un curieux lirait à l’écran : l’arbre entier des widgets, et le presse-papiers."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_LECTURES = (
    "text",
    "toPlainText",
    "placeholderText",
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "currentText",
)


def ce_qui_se_lit() -> str:
    """Rend tous les textes des fenêtres du programme, visibles ou non, et du presse-papiers."""
    morceaux = [QGuiApplication.clipboard().text()]
    for racine in QApplication.topLevelWidgets():
        for objet in (racine, *racine.findChildren(QObject)):
            morceaux += _textes(objet)
    return "\n".join(morceaux)


def _textes(objet: QObject) -> Iterator[str]:
    if isinstance(objet, QWidget | QAction):
        for nom in _LECTURES:
            lire = getattr(objet, nom, None)
            if lire is not None:
                yield str(lire())
    if isinstance(objet, QWidget):
        interface = QAccessible.queryAccessibleInterface(objet)
        if interface is not None:
            for role in (QAccessible.Text.Name, QAccessible.Text.Value):
                yield interface.text(role)
    if isinstance(objet, QAbstractItemModel):
        for rang in range(objet.rowCount()):
            yield str(objet.index(rang, 0).data())
