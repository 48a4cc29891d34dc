"""Les trouvailles en liste : un titre par famille, une ligne par entrée."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.pages.palette.delegue import HAUTEUR, HAUTEUR_TITRE, DeleguePalette
from ui.pages.palette.etat import Famille, Groupe, Trouvaille
from ui.qt import Defilement, Focus, Indicateur, Role
from ui.theme import u

_Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
ROLE = int(Role.UserRole)


class TablePalette(QAbstractListModel):
    """Des familles et des trouvailles à la suite ; seules les trouvailles se choisissent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lignes: tuple[Famille | Trouvaille, ...] = ()

    def montrer(self, groupes: Iterable[Groupe]) -> None:
        """Change ce qui est montré."""
        self.beginResetModel()
        lignes: list[Famille | Trouvaille] = []
        for groupe in groupes:
            lignes += [groupe.famille, *groupe.trouvailles]
        self.lignes = tuple(lignes)
        self.endResetModel()

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Nombre de lignes, titres compris."""
        return 0 if parent.isValid() else len(self.lignes)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Un titre ne se choisit pas."""
        est_titre = isinstance(self.lignes[index.row()], Famille)
        return Indicateur.ItemIsEnabled if est_titre else super().flags(index)

    def data(self, index: _Index, role: int = int(Role.DisplayRole)) -> Any:  # noqa: ANN401 - signature de Qt
        """Rend la ligne au délégué, et sa phrase au lecteur d’écran."""
        ligne = self.lignes[index.row()]
        if role == ROLE:
            return ligne
        if role in {Role.DisplayRole, Role.AccessibleTextRole}:
            return ligne.phrase if isinstance(ligne, Trouvaille) else ligne.value
        return None


class ListePalette(QListView):
    """La liste suit le champ, qui garde le clavier ; `choisie` porte l’entrée touchée."""

    choisie = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TablePalette(self)
        self.setModel(self.table)
        self.setItemDelegate(DeleguePalette(self, ROLE))
        self.setAccessibleName("Ce que l’on peut faire")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Focus.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.clicked.connect(self._toucher)

    @property
    def courante(self) -> Trouvaille | None:
        """La trouvaille désignée, ou `None`."""
        index = self.currentIndex()
        ligne = self.table.lignes[index.row()] if index.isValid() else None
        return ligne if isinstance(ligne, Trouvaille) else None

    def montrer(self, groupes: Iterable[Groupe]) -> None:
        """Change les trouvailles et désigne la première."""
        self.table.montrer(groupes)
        self.descendre(1)
        self.scrollToTop()
        self.updateGeometry()

    def descendre(self, pas: int) -> None:
        """Désigne la trouvaille suivante (1) ou précédente (−1) ; fait le tour."""
        lignes = self.table.lignes
        rang = self.currentIndex().row()
        for ecart in range(1, len(lignes) + 1):
            essai = (rang + pas * ecart) % len(lignes)
            if isinstance(lignes[essai], Trouvaille):
                self.setCurrentIndex(self.table.index(essai, 0))
                return

    def sizeHint(self) -> QSize:
        """Autant de haut que de lignes."""
        titres = sum(isinstance(ligne, Famille) for ligne in self.table.lignes)
        lignes = len(self.table.lignes) - titres
        return QSize(u(320), titres * u(HAUTEUR_TITRE) + lignes * u(HAUTEUR) + 2)

    def _toucher(self, index: QModelIndex) -> None:
        ligne = self.table.lignes[index.row()]
        if isinstance(ligne, Trouvaille):
            self.choisie.emit(ligne.entree)
