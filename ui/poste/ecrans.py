"""Trouver l’autre écran, retirer un écran de l’arbre, refermer ce qui est ouvert au-dessus."""

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget


def autre_ecran(fenetre: QWidget) -> QScreen | None:
    """Rend l’écran où la fenêtre n’est pas, ou `None` s’il n’y en a qu’un."""
    ici = fenetre.screen()
    return next((ecran for ecran in QGuiApplication.screens() if ecran is not ici), None)


def detruire(widget: QWidget | None) -> None:
    """Retire un écran de l’arbre tout de suite, et le détruit dès que Qt le peut."""
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()


def fermer_les_dialogues(*gardees: QWidget) -> None:
    """Referme menus, questions et choix de fichier ; seules ces fenêtres restent."""
    for autre in QApplication.topLevelWidgets():
        if autre not in gardees and autre.isVisible():
            autre.close()
