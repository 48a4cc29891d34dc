"""Montrer la liste dès que la phrase est bonne, puis la céder à la fenêtre qui arrive."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cep_desktop.usecases.coffre.entrouvert import CoffreEntrouvert
from ui.qt import Evenement, Raison
from ui.shell.devanture import Devanture, Geste
from ui.shell.pieces import Pieces
from ui.taches import lancer_a_la_suite

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


class Vitrine(QObject):
    """Tient la devanture d’un coffre entrouvert ; `verrouille` part de son cadenas.

    `peinte` porte le nombre de lignes montrées, une fois la liste à l’écran.
    """

    verrouille = Signal()
    peinte = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Pieces | None = None
        self._devanture: Devanture | None = None
        self._cedee: Devanture | None = None
        self._focus: QWidget | None = None

    @property
    def est_montree(self) -> bool:
        """Vrai si la liste se voit alors que le coffre n’est pas encore ouvert."""
        return self._devanture is not None

    def preparer(self) -> None:
        """Fabrique les pièces, encore vides, pendant que la phrase s’essaie sur un autre fil."""
        if self._pieces is None:
            self._pieces = Pieces()

    def composer(self, entrouvert: CoffreEntrouvert, *, avec_une_equipe: bool) -> Devanture:
        """Rend la devanture à montrer."""
        pieces, self._pieces = self._pieces or Pieces(), None
        self._devanture = devanture = Devanture(
            entrouvert.liste, pieces, avec_une_equipe=avec_une_equipe
        )
        devanture.verrouille.connect(self.verrouille)
        return devanture

    def peindre(self, entrouvert: CoffreEntrouvert) -> None:
        """Range et peint la liste tout de suite, puis en lit le reste hors du fil de l’écran."""
        if self._devanture is not None:
            QApplication.sendPostedEvents(None, Evenement.LayoutRequest)
            self._devanture.setFocus(Raison.OtherFocusReason)
            self._devanture.repaint()
            self.peinte.emit(self._devanture.pieces.accueil.liste.table.rowCount())
            lecture = lancer_a_la_suite(lambda _: entrouvert.lire_tout(), self._devanture)
            lecture.fini.connect(self._devanture.completer)

    def retenir(self, geste: Geste) -> None:
        """Retient ce que la fenêtre fera, si la liste se voit déjà sans elle."""
        if self._devanture is not None:
            self._devanture.retenir(geste)

    def ceder(self) -> Pieces | None:
        """Rend les pièces de la devanture, s’il y en a une."""
        self._cedee, self._devanture = self._devanture, None
        if self._cedee is None:
            return None
        focus = QApplication.focusWidget()
        est_ici = focus is not None and focus is not self._cedee and self._cedee.isAncestorOf(focus)
        self._focus = focus if est_ici else None
        return self._cedee.ceder()

    def rejouer(self, fenetre: "Fenetre") -> None:
        """Rend le clavier au champ où l’on était, et fait ce que l’on avait demandé."""
        cedee, self._cedee = self._cedee, None
        focus, self._focus = self._focus, None
        if focus is not None:
            focus.setFocus(Raison.OtherFocusReason)
        if cedee is not None:
            cedee.rejouer(fenetre)

    def oublier(self) -> None:
        """La devanture n’est plus montrée."""
        self._devanture = None
