"""Ce que l’on attend, depuis combien de temps, et de quoi ne plus attendre."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.couche import Couche

_PAS_MS = 250


class CoucheAttente(Couche):
    """Échap ou « Ne plus attendre » : `renonce` part une fois. La barre avance jusqu’à `au_plus`.

    `au_plus` est en secondes : ensuite, ce que l’on attend a forcément fini.
    """

    renonce = Signal()

    def __init__(self, titre: str, phrase: str, au_plus: int, parent: QWidget) -> None:
        super().__init__(titre, phrase, parent)
        self.barre = QProgressBar()
        self.barre.setRange(0, au_plus * 1000)
        self.barre.setTextVisible(False)
        self.barre.setAccessibleName(titre)
        self.corps.addWidget(self.barre)
        self.arret = Bouton("Ne plus attendre", "contour", "x-bold")
        self.pied.addWidget(self.arret, 0, Alignement.AlignLeft)
        self.arret.clicked.connect(self.renonce)
        self.fermee.connect(self.renonce)
        self._pas = QTimer(self)
        self._pas.timeout.connect(self._avancer)
        self._pas.start(_PAS_MS)

    def _avancer(self) -> None:
        self.barre.setValue(min(self.barre.value() + _PAS_MS, self.barre.maximum()))
