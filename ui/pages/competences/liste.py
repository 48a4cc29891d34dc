"""La liste des compétences : souris, clavier, et toute la hauteur qu’il lui faut."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.pages.competences.delegue import DelegueCompetence
from ui.pages.competences.etat import LigneCompetence
from ui.pages.competences.modele import ModeleCompetences
from ui.qt import Defilement, Modificateur, Touche
from ui.widgets.anneau import AU_CLAVIER


class ListeCompetences(QListView):
    """Émet la clé de la ligne touchée ; elle ne change rien elle-même.

    `ouverte` vient de la souris, `entree` du clavier, qui suit dans le détail.
    """

    validee = Signal(str)
    ouverte = Signal(str)
    entree = Signal(str)
    supprimee = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modele = ModeleCompetences()
        self.setModel(self.modele)
        self._delegue = DelegueCompetence(self, self.modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName("Ce que je sais faire")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)

    def montrer(self, lignes: tuple[LigneCompetence, ...]) -> None:
        """Affiche les compétences, en gardant la ligne courante."""
        courante = self.courante
        self.modele.montrer(lignes)
        self.designer(courante)
        self.disposer()

    @property
    def courante(self) -> str:
        """Clé de la ligne courante, vide s’il n’y en a pas."""
        ligne = self.modele.ligne(self.currentIndex())
        return ligne.cle if ligne else ""

    def designer(self, cle: str) -> None:
        """Rend une ligne courante ; sans effet si elle n’est plus là."""
        index = self.modele.chercher(cle)
        if index.isValid():
            self.setCurrentIndex(index)

    def disposer(self) -> None:
        """Reprend la hauteur de toutes les lignes, après un changement de taille ou de zoom."""
        self.scheduleDelayedItemsLayout()
        rangs = range(self.modele.rowCount())
        hauteur = sum(self.sizeHintForRow(rang) for rang in rangs)
        if hauteur != self.height():
            self.setFixedHeight(hauteur)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Recompte la hauteur pour la nouvelle largeur."""
        super().resizeEvent(evenement)
        if evenement.size().width() != evenement.oldSize().width():
            self.disposer()

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Valide ou ouvre, selon ce qui est touché."""
        super().mouseReleaseEvent(evenement)
        index = self.indexAt(evenement.position().toPoint())
        ligne = self.modele.ligne(index)
        if ligne is None:
            return
        main = self._delegue.main(QRectF(self.visualRect(index)))
        if main.contains(evenement.position()):
            self.validee.emit(ligne.cle)
        else:
            self.ouverte.emit(ligne.cle)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Espace ou Alt+V valide ensemble, Entrée ouvre, Suppr retire."""
        self.window().setProperty(AU_CLAVIER, "oui")
        cle = self.courante
        est_alt = bool(evenement.modifiers() & Modificateur.AltModifier)
        match evenement.key():
            case Touche.Key_Space if cle:
                self.validee.emit(cle)
            case Touche.Key_V if est_alt and cle:
                self.validee.emit(cle)
            case Touche.Key_Return | Touche.Key_Enter | Touche.Key_F2 if cle:
                self.entree.emit(cle)
            case Touche.Key_Delete if cle:
                self.supprimee.emit(cle)
            case _:
                super().keyPressEvent(evenement)
