"""Retirer un écran de l’arbre, et refermer ce qui est ouvert au-dessus de lui."""

from PySide6.QtWidgets import QApplication, QWidget


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
