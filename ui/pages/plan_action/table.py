"""Le plan en arbre : les étapes, et sous chacune ses actions."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from ui.pages.plan_action.etat import EtatPlan, LigneAction, LigneEtape
from ui.qt import Indicateur, Role

COLONNES = ("Étapes et actions", "Frise")
ROLE_LIGNE = int(Role.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()


class TablePlan(QAbstractItemModel):
    """Montre un `EtatPlan` ; la même forme de plan garde la sélection et les plis."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._etapes: tuple[LigneEtape, ...] = ()

    def montrer(self, etat: EtatPlan) -> bool:
        """Change ce qui est montré ; vrai si l’ordre ou les clés ont changé."""
        a_change = _forme(self._etapes) != _forme(etat.etapes)
        if a_change:
            self.beginResetModel()
        self._etapes = etat.etapes
        if a_change:
            self.endResetModel()
            return True
        for rang, etape in enumerate(self._etapes):
            bande = self.index(rang, 0)
            self.dataChanged.emit(bande, self.index(rang, 1))
            if etape.actions:
                fin = self.index(len(etape.actions) - 1, 1, bande)
                self.dataChanged.emit(self.index(0, 0, bande), fin)
        return False

    def ligne(self, index: _Index) -> LigneEtape | LigneAction | None:
        """Rend l’étape ou l’action d’un index."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._etapes[index.row()]
        return self._etapes[index.internalId() - 1].actions[index.row()]

    def chercher(self, cle: str) -> QModelIndex:
        """Rend l’index d’une étape ou d’une action, invalide si elle n’est plus là."""
        for rang, etape in enumerate(self._etapes):
            bande = self.index(rang, 0)
            if etape.cle == cle:
                return bande
            for rang_action, action in enumerate(etape.actions):
                if action.cle == cle:
                    return self.index(rang_action, 0, bande)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _RACINE) -> QModelIndex:
        """Rend l’index d’une ligne ; le numéro interne est 0 pour une étape."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = _RACINE) -> QModelIndex:  # type: ignore[override]  # Qt a deux méthodes de ce nom
        """Rend l’étape d’une action."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Nombre d’étapes, ou d’actions d’une étape."""
        if not parent.isValid():
            return len(self._etapes)
        if parent.internalId() == 0 and parent.column() == 0:
            return len(self._etapes[parent.row()].actions)
        return 0

    def columnCount(self, parent: _Index = _RACINE) -> int:
        """Les lignes et la frise."""
        return len(COLONNES)

    def data(self, index: _Index, role: int = int(Role.DisplayRole)) -> Any:  # noqa: ANN401 - signature de Qt
        """Rend la ligne entière au délégué, et sa phrase au lecteur d’écran."""
        ligne = self.ligne(index)
        if ligne is None:
            return None
        if role == ROLE_LIGNE:
            return ligne
        if role in {Role.DisplayRole, Role.AccessibleTextRole}:
            if index.column():
                barre = ligne.barre if isinstance(ligne, LigneAction) else None
                return barre.texte if barre else ""
            return ligne.phrase
        return None

    def headerData(self, section: int, sens: Any, role: int = int(Role.DisplayRole)) -> Any:  # noqa: ANN401 - signature de Qt
        """Nom des colonnes."""
        return COLONNES[section] if role == Role.DisplayRole else None

    def flags(self, index: _Index) -> Indicateur:
        """Toutes les lignes se choisissent."""
        return Indicateur.ItemIsEnabled | Indicateur.ItemIsSelectable


def _forme(etapes: tuple[LigneEtape, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((e.cle, tuple(a.cle for a in e.actions)) for e in etapes)
