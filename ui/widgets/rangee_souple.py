"""Deux blocs côte à côte, ou l’un sous l’autre quand la place manque."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.qt import Alignement
from ui.theme import u
from ui.widgets.mise_en_page import ligne


class RangeeSouple(QWidget):
    """Deux widgets ; sous `seuil` (cote de maquette), le second passe dessous.

    `en_haut` les cale en haut sans les étirer : deux champs, dont un seul a une erreur, restent
    alignés. `bascule` dit si les deux sont maintenant côte à côte.
    """

    bascule = Signal(bool)

    def __init__(
        self,
        premier: QWidget,
        second: QWidget,
        *,
        seuil: float,
        parts: tuple[int, int] = (1, 0),
        espace: float = 20,
        en_haut: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._seuil = seuil
        self._parts = parts
        self._blocs = (premier, second)
        self._disposition = ligne(self, espace=espace)
        place = Alignement.AlignTop if en_haut else Alignement(0)
        self._disposition.addWidget(premier, parts[0], place)
        self._disposition.addWidget(second, parts[1], place)

    @property
    def est_large(self) -> bool:
        """Vrai si les deux blocs sont côte à côte."""
        return self._disposition.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Pas plus large que le plus large des deux : ils peuvent toujours passer dessous."""
        largeur = max(bloc.minimumSizeHint().width() for bloc in self._blocs)
        largeur = max(largeur, *(bloc.minimumWidth() for bloc in self._blocs))
        return QSize(largeur, super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Choisit le sens selon la largeur utile."""
        super().resizeEvent(evenement)
        est_large = self.width() >= u(self._seuil)
        if est_large is not self.est_large:
            directions = QBoxLayout.Direction
            self._disposition.setDirection(
                directions.LeftToRight if est_large else directions.TopToBottom
            )
            self.bascule.emit(est_large)
            for rang, part in enumerate(self._parts):
                self._disposition.setStretch(rang, part if est_large else 0)
            self.updateGeometry()
