"""Les versions gardées, en liste : deux lignes chacune, la plus récente en haut."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.pages.historique.etat import LigneRevision
from ui.qt import Alignement, Coupe, Defilement, Rendu, Role
from ui.theme import couleur, police, u
from ui.widgets.anneau import AU_CLAVIER, peindre_anneau
from ui.widgets.etiquette import Marque, largeur_etiquette, peindre_etiquette

_Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_ROLE = int(Role.UserRole)
_HAUTEUR = 64
_ACTUELLE = Marque("Actuelle", "ok", "check-bold")
_NOMMEE = Marque("Nommée", "soleil", "star-fill")


class TableRevisions(QAbstractListModel):
    """Les versions, dans l’ordre de l’historique."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lignes: tuple[LigneRevision, ...] = ()

    def montrer(self, lignes: tuple[LigneRevision, ...]) -> None:
        """Change les versions montrées."""
        self.beginResetModel()
        self.lignes = lignes
        self.endResetModel()

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Nombre de versions."""
        return 0 if parent.isValid() else len(self.lignes)

    def data(self, index: _Index, role: int = int(Role.DisplayRole)) -> Any:  # noqa: ANN401 - signature de Qt
        """Rend la ligne au délégué, et sa phrase au lecteur d’écran."""
        ligne = self.lignes[index.row()]
        if role == _ROLE:
            return ligne
        if role in {Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole}:
            return ligne.phrase
        return None


class _Delegue(QStyledItemDelegate):
    """Peint une version."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(u(200), u(_HAUTEUR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        ligne: LigneRevision = index.data(_ROLE)
        cadre = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cadre, couleur("primary_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cadre, couleur("surface3"))
        painter.setPen(QPen(couleur("line"), 1))
        bas = cadre.bottom() - 0.5
        painter.drawLine(QPointF(cadre.left(), bas), QPointF(cadre.right(), bas))
        droite = cadre.right() - u(16)
        marque = _ACTUELLE if ligne.est_derniere else _NOMMEE if ligne.est_nommee else None
        if marque is not None:
            droite -= largeur_etiquette(marque)
            peindre_etiquette(painter, droite, cadre.y() + u(22), marque)
            droite -= u(10)
        gauche = cadre.x() + u(20)
        haut = QRectF(gauche, cadre.y() + u(9), droite - gauche, u(24))
        _ecrire(painter, haut, ligne.titre, taille=16, graisse=600, jeton="ink")
        dessous = QRectF(gauche, cadre.y() + u(33), cadre.right() - u(16) - gauche, u(22))
        _ecrire(painter, dessous, ligne.precision, taille=15, graisse=400, jeton="ink2")
        if option.state & QStyle.StateFlag.State_HasFocus and _au_clavier(option.widget):
            painter.setRenderHint(Rendu.Antialiasing)
            marge = u(6)
            peindre_anneau(painter, cadre.adjusted(marge, marge, -marge, -marge), rayon=u(8))
        painter.restore()


class ListeRevisions(QListView):
    """La liste ; `choisie` porte le numéro de la version où l’on est."""

    choisie = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TableRevisions(self)
        self.setModel(self.table)
        self.setItemDelegate(_Delegue(self))
        self.setAccessibleName("Versions gardées")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._choisir)

    @property
    def numero(self) -> int:
        """Numéro de la version choisie, 0 si aucune."""
        index = self.currentIndex()
        return self.table.lignes[index.row()].numero if index.isValid() else 0

    def montrer(self, lignes: tuple[LigneRevision, ...], numero: int) -> None:
        """Change les versions et désigne celle de ce numéro, sinon la plus récente."""
        self.table.montrer(lignes)
        rangs = [rang for rang, ligne in enumerate(lignes) if ligne.numero == numero]
        if lignes:
            self.setCurrentIndex(self.table.index(rangs[0] if rangs else 0, 0))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Dit que le déplacement vient du clavier."""
        self.window().setProperty(AU_CLAVIER, "oui")
        super().keyPressEvent(evenement)

    def _choisir(self, index: QModelIndex, _avant: QModelIndex) -> None:
        if index.isValid():
            self.choisie.emit(self.numero)


def _au_clavier(widget: object) -> bool:
    return isinstance(widget, QWidget) and bool(widget.window().property(AU_CLAVIER))


def _ecrire(
    peintre: QPainter, cadre: QRectF, texte: str, *, taille: int, graisse: int, jeton: str
) -> None:
    fonte = police(taille, graisse)
    peintre.setFont(fonte)
    peintre.setPen(couleur(jeton))
    court = QFontMetricsF(fonte).elidedText(texte, Coupe.ElideRight, cadre.width())
    peintre.drawText(cadre, Alignement.AlignVCenter | Alignement.AlignLeft, court)
