"""Un tableau entier : autant de haut que de rangées, des colonnes qui s’effacent si besoin."""

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.qt import Defilement, Taille, Touche
from ui.theme import theme, u
from ui.widgets.anneau import AU_CLAVIER
from ui.widgets.tableau.case import Colonne, Rangee
from ui.widgets.tableau.delegue import DelegueTableau
from ui.widgets.tableau.modele import ModeleTableau

_ENTETE = 44
_SEUILS = {1: 0, 2: 700, 3: 960}
_DECLENCHEURS = QAbstractItemView.EditTrigger


class Tableau(QTableView):
    """Se remplit comme une feuille de calcul ; c’est la page qui défile, pas lui.

    `saisi` porte ce que l’on garde ; `frappe`, ce qu’une case ouverte vaut à chaque touche ;
    `lache` part quand on la referme.
    """

    saisi = Signal(str, str, object)
    frappe = Signal(str, str, object)
    lache = Signal()
    refuse = Signal(str)
    supprimee = Signal(str)
    designee = Signal(str)

    def __init__(
        self,
        nom: str,
        colonnes: tuple[Colonne, ...],
        *,
        hauteur: float = 56,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hauteur = hauteur
        self.modele = ModeleTableau(colonnes, self)
        self.setModel(self.modele)
        self._delegue = DelegueTableau(self, self.modele)
        self._delegue.saisi.connect(self.saisi)
        self._delegue.frappe.connect(self.frappe)
        self._delegue.closeEditor.connect(lambda *_: self.lache.emit())
        self._delegue.refuse.connect(self.refuse)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName(nom)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            _DECLENCHEURS.DoubleClicked
            | _DECLENCHEURS.SelectedClicked
            | _DECLENCHEURS.EditKeyPressed
            | _DECLENCHEURS.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.setVerticalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)
        self.selectionModel().currentRowChanged.connect(self._designer)
        theme.change.connect(self.disposer)
        self.disposer()

    def montrer(self, rangees: tuple[Rangee, ...]) -> None:
        """Change les rangées, en gardant la case courante."""
        cle, colonne = self.courante, max(0, self.currentIndex().column())
        nombre = self.modele.rowCount()
        changees = self.modele.montrer(rangees)
        rang = self.modele.rang(cle)
        if rang >= 0 and self.currentIndex().row() != rang:
            self.setCurrentIndex(self.modele.index(rang, colonne))
        if nombre != len(rangees):
            self._grandir()
            return
        hauteurs = [self.rowHeight(rang) for rang in changees]
        for rang in changees:
            self.resizeRowToContents(rang)
        if hauteurs != [self.rowHeight(rang) for rang in changees]:
            self.updateGeometry()

    @property
    def courante(self) -> str:
        """Clé de la rangée courante, vide s’il n’y en a pas."""
        return self.modele.cle(self.currentIndex())

    def designer(self, cle: str) -> None:
        """Rend une rangée courante."""
        rang = self.modele.rang(cle)
        if rang >= 0:
            self.setCurrentIndex(self.modele.index(rang, 0))

    def sizeHint(self) -> QSize:
        """Toutes les rangées, sans défiler."""
        rangees = sum(self.rowHeight(rang) for rang in range(self.modele.rowCount()))
        return QSize(u(320), u(_ENTETE) + rangees + 2)

    def minimumSizeHint(self) -> QSize:
        """Étroit s’il le faut : des colonnes s’effacent."""
        return QSize(u(240), self.sizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Montre les colonnes qui tiennent."""
        super().resizeEvent(evenement)
        self.disposer()

    def disposer(self) -> None:
        """Reprend hauteurs et largeurs, après un changement de taille ou de zoom."""
        self.horizontalHeader().setFixedHeight(u(_ENTETE))
        self.verticalHeader().setDefaultSectionSize(u(self._hauteur))
        utile = self.viewport().width()
        montrees = [c for c in self.modele.colonnes if utile >= u(_SEUILS[c.importance])]
        demande = sum(u(c.largeur) for c in montrees)
        reduction = min(1.0, utile / max(demande, 1))
        voulues = {c.nom: int(u(c.largeur) * reduction) for c in montrees}
        reste = utile - sum(voulues.values())
        for rang, colonne in enumerate(self.modele.colonnes):
            self.setColumnHidden(rang, colonne not in montrees)
            self.horizontalHeader().setSectionResizeMode(rang, QHeaderView.ResizeMode.Fixed)
            if colonne in montrees:
                bonus = reste if colonne.est_elastique else 0
                self.setColumnWidth(rang, voulues[colonne.nom] + bonus)
        self._grandir()

    def _grandir(self) -> None:
        """Donne à chaque rangée la hauteur de son texte, au moins celle prévue."""
        self.verticalHeader().setMinimumSectionSize(u(self._hauteur))
        self.resizeRowsToContents()
        self.updateGeometry()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée corrige la case, Suppr retire la rangée."""
        self.window().setProperty(AU_CLAVIER, "oui")
        est_ouverte = self.state() == QAbstractItemView.State.EditingState
        if not est_ouverte and evenement.key() in {Touche.Key_Return, Touche.Key_Enter}:
            self.edit(self.currentIndex())
        elif not est_ouverte and evenement.key() == Touche.Key_Delete and self.courante:
            self.supprimee.emit(self.courante)
        else:
            super().keyPressEvent(evenement)

    def _designer(self, index: QModelIndex) -> None:
        self.designee.emit(self.modele.cle(index))
