"""Surveiller l’inactivité : ranger le coffre, prévenir, puis verrouiller, même sous un dialogue."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from ui.ecoute import ecouter
from ui.poste.etat import EtatVeille, Inactivite
from ui.qt import Evenement, Modificateur, Touche

_BATTEMENT_MS = 1_000
_GESTES = {
    Evenement.KeyPress, Evenement.MouseButtonPress, Evenement.MouseMove, Evenement.Wheel,
    Evenement.TouchBegin, Evenement.TabletPress, Evenement.TabletMove,
}  # fmt: skip
_VERROU = Modificateur.ControlModifier | Modificateur.ShiftModifier


class Veille(QObject):
    """Regarde les fenêtres natives : un geste dans un dialogue compte aussi.

    `avertit` porte les secondes qui restent, 0 quand il n’y a plus rien à dire ; `verrouille`
    part à la limite, ou sur Ctrl+Maj+L quand un dialogue retient les raccourcis ; `repose`, une
    fois par pause.
    """

    avertit = Signal(int)
    verrouille = Signal()
    repose = Signal()

    def __init__(
        self, maintenant: Callable[[], datetime], minutes: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._maintenant = maintenant
        self._inactivite = Inactivite(maintenant(), minutes)
        self._etat = EtatVeille.ACTIF
        self._fenetres: list[QWindow] = []
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(_BATTEMENT_MS)
        self._minuterie.timeout.connect(self.battre)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            ecouter(application.focusWindowChanged, self.regarder)

    def regler(self, minutes: int) -> None:
        """Change le temps d’inactivité qui verrouille."""
        self._inactivite = Inactivite(self._maintenant(), minutes)

    def commencer(self) -> None:
        """Surveille à partir de maintenant."""
        self._noter_un_geste()
        self._minuterie.start()

    def cesser(self) -> None:
        """Ne surveille plus : c’est verrouillé, ou il n’y a rien à protéger."""
        self._minuterie.stop()
        self._noter_un_geste()

    def regarder(self, fenetre: QWindow | None) -> None:
        """Écoute une fenêtre native de plus."""
        if fenetre is not None and fenetre not in self._fenetres:
            self._fenetres.append(fenetre)
            fenetre.installEventFilter(self)
            fenetre.destroyed.connect(lambda: self._oublier(fenetre))

    def battre(self) -> None:
        """Compare l’heure au dernier geste ; la minuterie l’appelle chaque seconde."""
        maintenant = self._maintenant()
        if maintenant < self._inactivite.depuis:
            self._noter_un_geste()
        avant, self._etat = self._etat, self._inactivite.etat(maintenant)
        match self._etat:
            case EtatVeille.VERROUILLER:
                self._minuterie.stop()
                self.verrouille.emit()
            case EtatVeille.AVERTIR:
                self.avertit.emit(self._inactivite.reste_s(maintenant))
            case EtatVeille.REPOS if avant is EtatVeille.ACTIF:
                self.repose.emit()

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Note les gestes, sans en retenir aucun ; sous un dialogue, verrouille à la demande."""
        if evenement.type() in _GESTES:
            self._noter_un_geste()
        if (
            isinstance(evenement, QKeyEvent)
            and evenement.type() == Evenement.KeyPress
            and evenement.key() == Touche.Key_L
            and evenement.modifiers() == _VERROU
            and QApplication.activeModalWidget() is not None
        ):
            self.verrouille.emit()
        return False

    def _noter_un_geste(self) -> None:
        etait_averti = self._etat is EtatVeille.AVERTIR
        self._inactivite = Inactivite(self._maintenant(), self._inactivite.minutes)
        self._etat = EtatVeille.ACTIF
        if etait_averti:
            self.avertit.emit(0)

    def _oublier(self, fenetre: QWindow) -> None:
        if fenetre in self._fenetres:
            self._fenetres.remove(fenetre)
