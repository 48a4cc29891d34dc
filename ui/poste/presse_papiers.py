"""Le presse-papiers : ce qui y a été copié d’ici s’en va quand le coffre se ferme."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from ui.ecoute import ecouter


class PressePapiers(QObject):
    """Retient si ce qui est copié vient d’ici, même quand un gestionnaire l’a repris à son nom."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._est_d_ici = False
        ecouter(QGuiApplication.clipboard().dataChanged, self._noter)

    def vider(self) -> None:
        """Vide ce qui a été copié d’ici ; laisse ce qui vient d’ailleurs."""
        if self._est_d_ici:
            QGuiApplication.clipboard().clear()
            self._est_d_ici = False

    def _noter(self) -> None:
        etat = QGuiApplication.applicationState()
        est_devant = etat is Qt.ApplicationState.ApplicationActive
        self._est_d_ici = est_devant or QGuiApplication.clipboard().ownsClipboard()
