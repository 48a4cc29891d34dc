"""Une ligne de texte qui ne se relit pas : une phrase secrète, un nom que l’on cherche.

Ctrl+Z y défait la frappe, et on y colle des mots nus.
"""

from PySide6.QtCore import QEvent, QMimeData, QPoint
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit, QMenu

from ui.qt import Attribut, Evenement

_DEFAIRE, _REFAIRE = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_COLLER = QKeySequence.StandardKey.Paste


def laisse_a_la_fenetre(evenement: QEvent, *, defait: bool, refait: bool) -> bool:
    """Vrai si la touche demande d’annuler ou de rétablir et que la zone n’a rien à défaire."""
    if evenement.type() != Evenement.ShortcutOverride or not isinstance(evenement, QKeyEvent):
        return False
    return (evenement.matches(_DEFAIRE) and not defait) or (
        evenement.matches(_REFAIRE) and not refait
    )


def est_un_fichier(donnees: QMimeData) -> bool:
    """Vrai si l’on dépose un fichier du poste : son chemin n’est pas un texte à écrire."""
    return any(adresse.isLocalFile() for adresse in donnees.urls())


def vient_du_clavier(evenement: QContextMenuEvent) -> bool:
    """Vrai si le menu est demandé par la touche Menu."""
    return evenement.reason() == QContextMenuEvent.Reason.Keyboard


def ouvrir_menu(menu: QMenu, place: QPoint) -> None:
    """Ouvre un menu, que sa fermeture détruit."""
    menu.setAttribute(Attribut.WA_DeleteOnClose)
    menu.popup(place)


class LigneNue(QLineEdit):
    """Une ligne de texte, sans orthographe."""

    def event(self, evenement: QEvent) -> bool:
        """Laisse Ctrl+Z à la fenêtre quand il n’y a pas de frappe à défaire."""
        if laisse_a_la_fenetre(
            evenement, defait=self.isUndoAvailable(), refait=self.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def coller(self, donnees: QMimeData | None = None) -> None:
        """Insère le texte du presse-papiers, sans mise en forme, sur une ligne."""
        from ui.widgets.collage import nettoyer_collage

        source = donnees or QGuiApplication.clipboard().mimeData()
        self.insert(nettoyer_collage(source.text(), en_une_ligne=True))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Colle des mots nus."""
        if evenement.matches(_COLLER) and not self.isReadOnly():
            self.coller()
        else:
            super().keyPressEvent(evenement)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Laisse un fichier à ce qui sait le prendre, autour de la ligne."""
        if est_un_fichier(evenement.mimeData()):
            evenement.ignore()
        else:
            super().dragEnterEvent(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Dépose des mots nus."""
        if evenement.source() is None and evenement.mimeData().hasText():
            self.setCursorPosition(self.cursorPositionAt(evenement.position().toPoint()))
            self.coller(evenement.mimeData())
            evenement.acceptProposedAction()
        else:
            super().dropEvent(evenement)

    def contextMenuEvent(self, evenement: QContextMenuEvent) -> None:
        """Ouvre le menu de la place visée."""
        au_clavier = vient_du_clavier(evenement)
        place = self.cursorPosition() if au_clavier else self.cursorPositionAt(evenement.pos())
        ouvrir_menu(self.menu(place), evenement.globalPos())

    def menu(self, place: int) -> QMenu:
        """Rend le menu de la ligne à cette place du texte."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                nue = menu.addAction(action.icon(), action.text(), self.coller)
                nue.setEnabled(action.isEnabled())
                menu.insertAction(action, nue)
                menu.removeAction(action)
        return menu
