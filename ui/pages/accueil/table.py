"""Les dossiers en liste."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from ui.pages.accueil.etat import LigneDossier
from ui.qt import Role

ROLE_LIGNE = int(Role.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()


class TableDossiers(QAbstractListModel):
    """Montre les lignes gardées par la recherche."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lignes: tuple[LigneDossier, ...] = ()

    def montrer(self, lignes: tuple[LigneDossier, ...]) -> None:
        """Change les lignes montrées ; les mêmes gardent leur place et leur choix."""
        if lignes == self._lignes:
            return
        self.beginResetModel()
        self._lignes = lignes
        self.endResetModel()

    def chercher(self, identifiant: UUID) -> QModelIndex:
        """Rend l’index d’un dossier, invalide s’il n’est pas montré."""
        for rang, ligne in enumerate(self._lignes):
            if ligne.id == identifiant:
                return self.index(rang, 0)
        return QModelIndex()

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Nombre de dossiers montrés."""
        return 0 if parent.isValid() else len(self._lignes)

    def data(self, index: _Index, role: int = int(Role.DisplayRole)) -> Any:  # noqa: ANN401 - signature de Qt
        """Rend la ligne au délégué, et sa phrase au lecteur d’écran et à l’infobulle."""
        ligne = self._lignes[index.row()]
        if role == ROLE_LIGNE:
            return ligne
        if role in {Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole}:
            return ligne.phrase
        return None
