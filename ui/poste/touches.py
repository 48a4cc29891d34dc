"""Deux touches qui marchent partout, même sous un menu ou un dialogue : F8 et F9."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ui.ecoute import ecouter
from ui.qt import ContexteTouche, Evenement, Modificateur, Touche

RIDEAU, PARTAGE, SECOND = "F8", "F9", "Shift+F9"


class Touches(QObject):
    """`rideau` tire ou lève, `partage` tourne l’écran, `second` ouvre l’autre écran.

    Elles répondent dans toute l’application, sous un menu aussi. Un dialogue retient les
    raccourcis : sa fenêtre native est alors écoutée.
    """

    rideau = Signal()
    partage = Signal()
    second = Signal()

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._ecoutees: list[QWindow] = []
        for touche, signal in (
            (RIDEAU, self.rideau),
            (PARTAGE, self.partage),
            (SECOND, self.second),
        ):
            raccourci = QShortcut(QKeySequence(touche), fenetre)
            raccourci.setContext(ContexteTouche.ApplicationShortcut)
            raccourci.activated.connect(signal)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            ecouter(application.focusWindowChanged, self.ecouter)

    def ecouter(self, fenetre: QWindow | None) -> None:
        """Écoute une fenêtre native de plus."""
        if fenetre is not None and fenetre not in self._ecoutees:
            self._ecoutees.append(fenetre)
            fenetre.installEventFilter(self)
            fenetre.destroyed.connect(lambda: self._oublier(fenetre))

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Prend F8 et F9 quand un dialogue les retiendrait."""
        if not isinstance(evenement, QKeyEvent) or evenement.type() != Evenement.KeyPress:
            return False
        if QApplication.activeModalWidget() is None:
            return False
        if evenement.key() == Touche.Key_F8:
            self.rideau.emit()
            return True
        if evenement.key() == Touche.Key_F9:
            est_second = evenement.modifiers() == Modificateur.ShiftModifier
            (self.second if est_second else self.partage).emit()
            return True
        return False

    def _oublier(self, fenetre: QWindow) -> None:
        if fenetre in self._ecoutees:
            self._ecoutees.remove(fenetre)
