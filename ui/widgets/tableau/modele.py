"""Les rangées d’un tableau, pour la vue et le lecteur d’écran."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from ui.qt import Alignement, Indicateur, Orientation, Role
from ui.widgets.tableau.case import Case, Colonne, Rangee

ROLE_CASE = int(Role.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()


class ModeleTableau(QAbstractTableModel):
    """Montre des rangées figées ; ne change jamais rien lui-même."""

    def __init__(self, colonnes: tuple[Colonne, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colonnes = colonnes
        self._rangees: tuple[Rangee, ...] = ()

    def montrer(self, rangees: tuple[Rangee, ...]) -> tuple[int, ...]:
        """Change les rangées et rend le rang de celles qui diffèrent.

        Les mêmes clés gardent la sélection : seules les rangées changées se repeignent.
        """
        avant, self._rangees = self._rangees, rangees
        if [r.cle for r in avant] != [r.cle for r in rangees]:
            self._rangees = avant
            self.beginResetModel()
            self._rangees = rangees
            self.endResetModel()
            return tuple(range(len(rangees)))
        changees = tuple(
            rang
            for rang, (ancienne, neuve) in enumerate(zip(avant, rangees, strict=True))
            if ancienne != neuve
        )
        for rang in changees:
            fin = self.index(rang, len(self.colonnes) - 1)
            self.dataChanged.emit(self.index(rang, 0), fin)
        return changees

    def cle(self, index: _Index) -> str:
        """Clé de la rangée d’un index, vide s’il n’y en a pas."""
        return self._rangees[index.row()].cle if index.isValid() else ""

    def rang(self, cle: str) -> int:
        """Rang d’une clé, -1 si elle n’est pas montrée."""
        return next((i for i, r in enumerate(self._rangees) if r.cle == cle), -1)

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Nombre de rangées."""
        return 0 if parent.isValid() else len(self._rangees)

    def columnCount(self, parent: _Index = _RACINE) -> int:
        """Nombre de colonnes."""
        return 0 if parent.isValid() else len(self.colonnes)

    def data(self, index: _Index, role: int = int(Role.DisplayRole)) -> Any:  # noqa: ANN401 - signature de Qt
        """Rend la case au délégué, et sa phrase au lecteur d’écran."""
        case: Case = self._rangees[index.row()].cases[index.column()]
        if role == ROLE_CASE:
            return case
        if role == Role.DisplayRole:
            return case.phrase
        if role == Role.EditRole:
            return case.saisie
        if role == Role.AccessibleTextRole:
            return f"{self.colonnes[index.column()].titre}\u00a0: {case.phrase or 'vide'}"
        return None

    def headerData(self, section: int, sens: Any, role: int = int(Role.DisplayRole)) -> Any:  # noqa: ANN401 - signature de Qt
        """Titre des colonnes, aligné comme elles."""
        if sens != Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self.colonnes[section].titre
        if role == Role.TextAlignmentRole:
            cote = (
                Alignement.AlignRight
                if self.colonnes[section].est_un_nombre
                else Alignement.AlignLeft
            )
            return cote | Alignement.AlignVCenter
        return None

    def flags(self, index: _Index) -> Indicateur:
        """Une case se corrige si sa colonne sait la lire."""
        base = Indicateur.ItemIsEnabled | Indicateur.ItemIsSelectable
        if self.colonnes[index.column()].lire is not None:
            return base | Indicateur.ItemIsEditable
        return base
