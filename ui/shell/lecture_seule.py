"""Figer une page : tout s’y lit, rien ne s’y écrit, et la raison se dit partout."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from cep_desktop.domain.typographie import composer
from ui.widgets.champ import Champ
from ui.widgets.choix import Choix

_GENRES_FIGES = {"danger", "pilule"}


def geler(page: QWidget, raison: str) -> None:
    """Fige les champs et les tableaux d’une page ; ses listes, elles, s’ouvrent encore.

    Un bouton qui reste actif mène à un refus qui dit la même raison.
    """
    for champ in page.findChildren(QWidget):
        match champ:
            case QLineEdit() | QPlainTextEdit():
                champ.setReadOnly(True)
            case QComboBox():
                champ.setEnabled(False)
            case Choix() if _est_dans_un_champ(champ):
                champ.setEnabled(False)
            case QAbstractItemView():
                champ.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
                continue
            case QAbstractButton() if champ.property("genre") in _GENRES_FIGES:
                champ.setEnabled(False)
            case _:
                continue
        champ.setToolTip(composer(raison))
        champ.setAccessibleDescription(composer(raison))


def _est_dans_un_champ(widget: QWidget) -> bool:
    parent: QWidget | None = widget.parentWidget()
    while parent is not None and not isinstance(parent, Champ):
        parent = parent.parentWidget()
    return parent is not None
