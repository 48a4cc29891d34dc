"""La liste des étapes et des actions : souris, clavier, et largeur disponible."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView, QWidget

from ui.pages.plan_action.delegue import DeleguePlan, Zone
from ui.pages.plan_action.entete import EnTetePlan
from ui.pages.plan_action.etat import EtatPlan, LigneAction
from ui.pages.plan_action.frise import Echelle
from ui.pages.plan_action.gabarit import Gabarit
from ui.pages.plan_action.glissement import Glissement
from ui.pages.plan_action.table import TablePlan
from ui.qt import Defilement, Modificateur, Touche
from ui.theme import u
from ui.widgets.anneau import AU_CLAVIER

_LARGEUR_AVEC_FRISE, _COLONNE = 860, 440


class ListePlan(QTreeView):
    """Émet la clé de l’élément touché ; elle ne change rien elle-même.

    `ouverte` vient de la souris, `entree` du clavier, qui suit dans le détail. `posee` porte la
    ligne glissée, celle où on la pose, et si c’est dessous.
    """

    cochee = Signal(str)
    validee = Signal(str)
    ouverte = Signal(str)
    entree = Signal(str)
    supprimee = Signal(str)
    deplacee = Signal(str, int)
    posee = Signal(str, str, bool)

    def __init__(self, echelle: Echelle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TablePlan(self)
        self.setModel(self.table)
        self._delegue = DeleguePlan(self, echelle)
        self.setItemDelegate(self._delegue)
        self._entete = EnTetePlan(self, echelle)
        self.setHeader(self._entete)
        self.setAccessibleName("Étapes et actions du plan")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self._glissement = Glissement(self)
        self._replies: set[str] = set()
        self.collapsed.connect(lambda index: self._replies.add(self._cle(index)))
        self.expanded.connect(lambda index: self._replies.discard(self._cle(index)))

    def montrer(self, etat: EtatPlan, echelle: Echelle) -> None:
        """Affiche le plan, en gardant la ligne courante et les étapes repliées."""
        self._delegue.echelle = self._entete.echelle = echelle
        courante, replies = self.courante, frozenset(self._replies)
        if self.table.montrer(etat):
            for rang, etape in enumerate(etat.etapes):
                self.setExpanded(self.table.index(rang, 0), etape.cle not in replies)
            self._replies = set(replies)
            self.designer(courante)
        self.doItemsLayout()
        self._entete.viewport().update()

    @property
    def courante(self) -> str:
        """Clé de la ligne courante, vide s’il n’y en a pas."""
        return self._cle(self.currentIndex())

    @property
    def montre_la_frise(self) -> bool:
        """Vrai si la place permet de dessiner la frise."""
        return not self.isHidden() and not self.isColumnHidden(1)

    def designer(self, cle: str) -> None:
        """Rend une ligne courante et la montre ; sans effet si elle n’est plus là."""
        index = self.table.chercher(cle)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def drawBranches(self, painter: QPainter, rect: object, index: object) -> None:
        """Rien : le pli est dessiné dans la bande de l’étape."""

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Choisit de montrer la frise, la date à droite, ou la date dessous."""
        super().resizeEvent(evenement)
        self.disposer()

    def disposer(self) -> None:
        """Reprend la largeur des colonnes, après un changement de taille ou de zoom."""
        largeur = self.viewport().width()
        montre_frise = largeur >= u(_LARGEUR_AVEC_FRISE)
        self._delegue.gabarit = Gabarit.choisir(largeur, montre_frise=montre_frise)
        self.setColumnHidden(1, not montre_frise)
        entete = self.header()
        entete.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        entete.resizeSection(0, u(_COLONNE) if montre_frise else largeur)
        if montre_frise:
            entete.resizeSection(1, largeur - u(_COLONNE))
        self.doItemsLayout()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le plan, puis la place où se poserait la ligne que l’on glisse."""
        super().paintEvent(evenement)
        if self._glissement.est_commence:
            self._glissement.peindre(QPainter(self.viewport()))

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Prend la ligne touchée, prête à glisser."""
        super().mousePressEvent(evenement)
        point = evenement.position().toPoint()
        est_gauche = evenement.button() == Qt.MouseButton.LeftButton
        self._glissement.prendre(self._cle(self.indexAt(point)) if est_gauche else "", point)

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Suit la ligne que l’on glisse."""
        if self._glissement.suivre(evenement.position().toPoint()):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        super().mouseMoveEvent(evenement)

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Pose ce que l’on glisse ; sinon coche, valide, plie ou ouvre, selon ce qui est touché."""
        super().mouseReleaseEvent(evenement)
        pris, pose = self._glissement.pris, self._glissement.pose
        self._lacher()
        if pose is not None:
            self.posee.emit(pris, self._cle(pose.index), pose.dessous)
            return
        point = evenement.position().toPoint()
        index = self.indexAt(point)
        ligne = self.table.ligne(index)
        if ligne is None:
            return
        zone = Zone.LIGNE
        if not index.column():
            zone = self._delegue.zone(self.visualRect(index), ligne, point.x())
        match zone:
            case Zone.STATUT:
                self.cochee.emit(ligne.cle)
            case Zone.VALIDATION:
                self.validee.emit(ligne.cle)
            case Zone.PLI:
                self.setExpanded(index, not self.isExpanded(index))
            case Zone.LIGNE:
                self.ouverte.emit(ligne.cle)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Espace coche, Entrée ouvre, Alt+↑ ↓ déplace, Alt+V valide, Suppr retire."""
        self.window().setProperty(AU_CLAVIER, "oui")
        ligne = self.table.ligne(self.currentIndex())
        if ligne is None or not self._geste(evenement, ligne.cle, isinstance(ligne, LigneAction)):
            super().keyPressEvent(evenement)

    def _lacher(self) -> None:
        self._glissement.lacher()
        self.viewport().unsetCursor()

    def _geste(self, evenement: QKeyEvent, cle: str, est_action: bool) -> bool:  # noqa: FBT001
        touche, est_alt = evenement.key(), bool(evenement.modifiers() & Modificateur.AltModifier)
        match touche:
            case Touche.Key_Up | Touche.Key_Down if est_alt:
                self.deplacee.emit(cle, -1 if touche == Touche.Key_Up else 1)
            case Touche.Key_V if est_alt and est_action:
                self.validee.emit(cle)
            case Touche.Key_Space if est_action:
                self.cochee.emit(cle)
            case Touche.Key_Space:
                self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
            case Touche.Key_Return | Touche.Key_Enter | Touche.Key_F2:
                self.entree.emit(cle)
            case Touche.Key_Delete:
                self.supprimee.emit(cle)
            case Touche.Key_Escape if self._glissement.est_commence:
                self._lacher()
            case _:
                return False
        return True

    def _cle(self, index: QModelIndex) -> str:
        ligne = self.table.ligne(index)
        return ligne.cle if ligne else ""
