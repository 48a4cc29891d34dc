"""Les compétences, telles qu’une liste de Qt les lit."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex

from ui.pages.competences.etat import LigneCompetence
from ui.qt import Role

Index = QModelIndex | QPersistentModelIndex


class ModeleCompetences(QAbstractListModel):
    """Une ligne par compétence ; la phrase entière va au lecteur d’écran."""

    def __init__(self) -> None:
        super().__init__()
        self.lignes: tuple[LigneCompetence, ...] = ()

    def montrer(self, lignes: tuple[LigneCompetence, ...]) -> None:
        """Change les lignes ; les mêmes clés gardent la ligne courante."""
        if [une.cle for une in lignes] == [une.cle for une in self.lignes]:
            self.lignes = lignes
            if lignes:
                self.dataChanged.emit(self.index(0), self.index(len(lignes) - 1))
            return
        self.beginResetModel()
        self.lignes = lignes
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Nombre de compétences."""
        return 0 if parent is not None and parent.isValid() else len(self.lignes)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Rend le libellé, ou la phrase pour le lecteur d’écran."""
        ligne = self.ligne(index)
        if ligne is None:
            return None
        if role == Role.DisplayRole:
            return ligne.libelle
        return ligne.phrase if role == Role.AccessibleTextRole else None

    def ligne(self, index: Index) -> LigneCompetence | None:
        """Rend la compétence d’une ligne, ou `None`."""
        rang = index.row()
        return self.lignes[rang] if 0 <= rang < len(self.lignes) else None

    def chercher(self, cle: str) -> QModelIndex:
        """Rend la place d’une compétence, invalide si elle n’est pas là."""
        rang = next((r for r, une in enumerate(self.lignes) if une.cle == cle), -1)
        return self.index(rang)
