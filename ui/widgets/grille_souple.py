"""Des blocs de même largeur, en autant de colonnes que la place le permet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.qt import Alignement
from ui.theme import u
from ui.widgets.mise_en_page import mesurer


class GrilleSouple(QWidget):
    """Range ses blocs en une à `maximum` colonnes ; `largeur` est celle d’un bloc, au moins.

    `en_haut` les cale en haut sans les étirer : une erreur sous un champ ne bouge pas ses voisins.
    """

    def __init__(
        self,
        *,
        largeur: float,
        maximum: int,
        espace: float = 20,
        en_haut: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = Alignement.AlignTop if en_haut else Alignement(0)
        self._largeur, self._maximum, self._espace = largeur, maximum, espace
        self._blocs: tuple[QWidget, ...] = ()
        self._colonnes = 0
        self._grille = QGridLayout(self)
        mesurer(self._grille, marges=(0, 0, 0, 0), espace=espace)

    @property
    def colonnes(self) -> int:
        """Nombre de colonnes montrées."""
        return self._colonnes

    def ranger(self, blocs: Sequence[QWidget]) -> None:
        """Remplace les blocs ; ceux qui ne servent plus sont détruits."""
        for bloc in self._blocs:
            self._grille.removeWidget(bloc)
            if bloc not in blocs:
                bloc.hide()
                bloc.deleteLater()
        self._blocs = tuple(blocs)
        self._colonnes = 0
        self._disposer()

    def minimumSizeHint(self) -> QSize:
        """Pas plus large que le plus large des blocs : ils peuvent toujours passer dessous."""
        largeur = max((bloc.minimumSizeHint().width() for bloc in self._blocs), default=0)
        return QSize(largeur, super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Choisit le nombre de colonnes selon la largeur utile."""
        super().resizeEvent(evenement)
        self._disposer()

    def _disposer(self) -> None:
        place = (self.width() + u(self._espace)) // u(self._largeur + self._espace)
        voulues = max(1, min(self._maximum, place))
        if voulues == self._colonnes:
            return
        for colonne in range(self._maximum):
            self._grille.setColumnStretch(colonne, int(colonne < voulues))
        for rang, bloc in enumerate(self._blocs):
            self._grille.addWidget(bloc, rang // voulues, rang % voulues, self._place)
        self._colonnes = voulues
