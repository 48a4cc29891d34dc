"""Fabriquer une page en plusieurs tours de boucle, ou d’un coup.

Une page longue à fabriquer se décrit par des étapes. Ouverte par la personne, elle montre d’abord
son titre et fait une étape par tour de boucle : l’écran répond entre deux, et ne montre le reste
qu’entier, pour que rien ne saute. Ailleurs (essais, captures), elle naît finie.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.qt import Attribut, Evenement

if TYPE_CHECKING:
    from ui.widgets.page import Page

Etapes = Generator[None, None, None]
"""Une fabrication : chaque `yield` rend la main à l’écran."""

_PAR_MORCEAUX = ContextVar("par_morceaux", default=False)
_GESTES = {
    Evenement.MouseButtonPress,
    Evenement.KeyPress,
    Evenement.Wheel,
    Evenement.TouchBegin,
    Evenement.TabletPress,
}


@contextmanager
def par_morceaux() -> Iterator[None]:
    """Les pages fabriquées ici ne font que naître ; leurs étapes restent à faire."""
    jeton = _PAR_MORCEAUX.set(True)
    try:
        yield
    finally:
        _PAR_MORCEAUX.reset(jeton)


def est_par_morceaux() -> bool:
    """Vrai si les étapes d’une page se gardent pour les tours de boucle à venir."""
    return _PAR_MORCEAUX.get()


def montrer_les_neufs(fond: QWidget) -> None:
    """Montre ce qui vient d’être ajouté à un fond visible ; Qt attendrait le tour suivant."""
    for widget in fond.findChildren(QWidget):
        est_decide = widget.testAttribute(Attribut.WA_WState_ExplicitShowHide)
        if widget.isHidden() and not est_decide and not widget.isWindow():
            widget.show()


class Chantier(QObject):
    """Fait avancer une page, une étape par tour ; un clic ou une touche la finit d’abord."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._minuterie = QTimer(self)
        self._minuterie.timeout.connect(self._avancer)
        self._minuterie.start(0)
        poignee = page.window().windowHandle()
        if poignee is not None:
            poignee.installEventFilter(self)

    def eventFilter(self, _objet: QObject, evenement: QEvent) -> bool:
        """Un geste attend que la page soit finie : il n’est jamais perdu."""
        if evenement.type() in _GESTES and not self._page.est_finie:
            self._page.finir()
        return False

    def _avancer(self) -> None:
        self._page.avancer()
        if self._page.est_finie:
            self._minuterie.stop()
            self.deleteLater()
