"""Savoir que l’ordinateur verrouille sa session ou se met en veille : le coffre se ferme aussi.

Linux le dit par D-Bus, Windows par un message à la fenêtre. Ailleurs, l’inactivité suffit.
"""

import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

_ECRANS_DE_VEILLE = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
)
_VEILLE = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
_DORMIR = b"1dormir(bool)"
"""Nom que Qt donne à la méthode `dormir` pour la brancher sur D-Bus."""

_MESSAGE_DE_SESSION, _SESSION_VERROUILLEE = 0x02B1, 0x7
_MESSAGE_D_ALIMENTATION, _MISE_EN_VEILLE = 0x0218, 0x4


class SessionSysteme(QObject):
    """`verrouillee` part quand la session du système se verrouille ou s’endort."""

    verrouillee = Signal()

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._filtre: _FiltreWindows | None = None
        self._ecoute = False

    def ecouter(self) -> None:
        """Écoute le système, la première fois : rien n’est à verrouiller avant un coffre ouvert."""
        if self._ecoute:
            return
        self._ecoute = True
        if sys.platform == "win32":
            self._filtre = _FiltreWindows(self)
            _ecouter_windows(self._fenetre, self._filtre)
        elif sys.platform == "linux":
            self._ecouter_dbus()

    @Slot(bool)
    def dormir(self, commence: bool) -> None:  # noqa: FBT001 - argument du signal D-Bus
        """Reçoit « la session se verrouille » ou « l’ordinateur s’endort »."""
        if commence:
            self.verrouillee.emit()

    def recevoir(self, message: int, valeur: int) -> None:
        """Reçoit un message de Windows."""
        if (message, valeur) in {
            (_MESSAGE_DE_SESSION, _SESSION_VERROUILLEE),
            (_MESSAGE_D_ALIMENTATION, _MISE_EN_VEILLE),
        }:
            self.verrouillee.emit()

    def _ecouter_dbus(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        session, systeme = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for chemin, interface in _ECRANS_DE_VEILLE:
                session.connect("", chemin, interface, "ActiveChanged", self, _DORMIR)
        if systeme.isConnected():
            systeme.connect("", *_VEILLE, self, _DORMIR)


class _FiltreWindows(QAbstractNativeEventFilter):
    """Lit les messages de la fenêtre native, sans en retenir aucun."""

    def __init__(self, session: SessionSysteme) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(self, eventType: object, message: int) -> tuple[bool, int]:  # noqa: N803
        if sys.platform == "win32":
            from ctypes import wintypes

            recu = wintypes.MSG.from_address(int(message))
            self._session.recevoir(recu.message, recu.wParam)
        return False, 0


def _ecouter_windows(fenetre: QWidget, filtre: _FiltreWindows) -> None:
    if sys.platform == "win32":
        import ctypes

        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(filtre)
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(fenetre.winId()), 0)
