"""Les zones de saisie : Ctrl+Z y défait la frappe, puis les gestes du dossier."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.qt import Evenement

_DEFAIRE, _REFAIRE = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def _laisse_a_la_fenetre(evenement: QEvent, *, defait: bool, refait: bool) -> bool:
    """Vrai si la touche demande d’annuler ou de rétablir et que la zone n’a rien à défaire."""
    if evenement.type() != Evenement.ShortcutOverride or not isinstance(evenement, QKeyEvent):
        return False
    return (evenement.matches(_DEFAIRE) and not defait) or (
        evenement.matches(_REFAIRE) and not refait
    )


class LigneSaisie(QLineEdit):
    """Une ligne de texte."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def event(self, evenement: QEvent) -> bool:
        """Laisse Ctrl+Z à la fenêtre quand il n’y a pas de frappe à défaire."""
        if _laisse_a_la_fenetre(
            evenement, defait=self.isUndoAvailable(), refait=self.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)


class ZoneSaisie(QPlainTextEdit):
    """Plusieurs lignes de texte que Tab quitte ; `quittee` part quand on en sort."""

    quittee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    @property
    def texte(self) -> str:
        """Ce qui est écrit ; `toPlainText` remplacerait chaque insécable par une espace."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def remplacer(self, texte: str) -> None:
        """Change le texte seulement s’il diffère, pour garder la place du curseur."""
        if self.texte != texte:
            self.setPlainText(texte)

    def event(self, evenement: QEvent) -> bool:
        """Laisse Ctrl+Z à la fenêtre quand il n’y a pas de frappe à défaire."""
        document = self.document()
        if _laisse_a_la_fenetre(
            evenement, defait=document.isUndoAvailable(), refait=document.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Prévient que l’on quitte la zone."""
        super().focusOutEvent(evenement)
        self.quittee.emit()
