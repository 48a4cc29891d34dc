"""Figer une page : tout s’y lit, rien ne s’y écrit, et la raison se dit partout."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from cep_desktop.domain.typographie import composer
from ui.qt import Attribut
from ui.widgets.champ import Champ
from ui.widgets.choix import Choix

_GENRES_FIGES = {"danger", "pilule"}


def geler(page: QWidget, raison: str) -> None:
    """Fige les champs et les tableaux d’une page ; ses listes, elles, s’ouvrent encore.

    Un bouton qui reste actif mène à un refus qui dit la même raison.
    """
    Gel(page, raison)


class Gel:
    """Une page figée pour une raison ; `lever` rend à chaque commande ce qu’elle était."""

    def __init__(self, page: QWidget, raison: str) -> None:
        self._page = page
        self._rendre: list[tuple[QWidget, Callable[[], object]]] = []
        for champ in page.findChildren(QWidget):
            self._figer(champ, composer(raison))

    def lever(self) -> None:
        """Rend la page comme avant ; ce qui a été détruit entre-temps est laissé."""
        vivants = {id(champ) for champ in self._page.findChildren(QWidget)}
        for champ, rendre in self._rendre:
            if id(champ) in vivants:
                rendre()
        self._rendre.clear()

    def _figer(self, champ: QWidget, raison: str) -> None:
        match champ:
            case QLineEdit() | QPlainTextEdit():
                self._noter(champ, partial(champ.setReadOnly, champ.isReadOnly()))
                champ.setReadOnly(True)
            case QAbstractItemView():
                self._noter(champ, partial(champ.setEditTriggers, champ.editTriggers()))
                champ.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
                return
            case _ if _s_eteint(champ):
                # Éteint par la page elle-même, il ne se rallume que par elle.
                etait_eteint = champ.testAttribute(Attribut.WA_ForceDisabled)
                self._noter(champ, partial(champ.setDisabled, etait_eteint))
                champ.setEnabled(False)
            case _:
                return
        self._noter(champ, partial(champ.setToolTip, champ.toolTip()))
        self._noter(champ, partial(champ.setAccessibleDescription, champ.accessibleDescription()))
        champ.setToolTip(raison)
        champ.setAccessibleDescription(raison)

    def _noter(self, champ: QWidget, rendre: Callable[[], object]) -> None:
        self._rendre.append((champ, rendre))


def _s_eteint(champ: QWidget) -> bool:
    match champ:
        case QComboBox():
            return True
        case Choix():
            return _est_dans_un_champ(champ)
        case QAbstractButton():
            return champ.property("genre") in _GENRES_FIGES
        case _:
            return False


def _est_dans_un_champ(widget: QWidget) -> bool:
    parent: QWidget | None = widget.parentWidget()
    while parent is not None and not isinstance(parent, Champ):
        parent = parent.parentWidget()
    return parent is not None
