"""Les zones de saisie : Ctrl+Z y défait la frappe, on y colle des mots nus, et elles se relisent.

F7 va au mot douteux suivant et ouvre ses mots proches ; le clic droit et la touche Menu aussi.
"""

from PySide6.QtCore import QEvent, QMimeData, QSize, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from cep_desktop.orthographe.mots import MotDouteux
from ui.qt import Touche
from ui.relecture import relecture
from ui.theme import theme
from ui.widgets.collage import nettoyer_collage
from ui.widgets.hauteur_de_zone import HauteurDeZone
from ui.widgets.ligne_nue import (
    LigneNue,
    est_un_fichier,
    laisse_a_la_fenetre,
    ouvrir_menu,
    vient_du_clavier,
)
from ui.widgets.orthographe import (
    Surligneur,
    a_souligner,
    mot_sous,
    mot_suivant,
    proposer_au_menu,
    trait_douteux,
)


class LigneSaisie(LigneNue):
    """Une ligne de texte qui se relit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._relire)
        relecture.change.connect(self._relire)
        theme.change.connect(self._relire)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """F7 va au mot douteux suivant."""
        if evenement.key() == Touche.Key_F7 and self._aller_au_suivant():
            evenement.accept()
        else:
            super().keyPressEvent(evenement)

    def menu(self, place: int) -> QMenu:
        """Rend le menu de la ligne à cette place du texte, les mots proches d’abord."""
        menu = super().menu(place)
        mot = mot_sous(self.text(), place)
        if mot is not None:
            proposer_au_menu(menu, mot, lambda proche: self._remplacer(mot, proche))
        return menu

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Demande le dictionnaire, la première fois."""
        super().focusInEvent(evenement)
        relecture.demander()

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Relit aussi le dernier mot."""
        super().focusOutEvent(evenement)
        self._relire()

    def _relire(self) -> None:
        """Souligne par la voie des méthodes de saisie : la seule que Qt offre à une ligne."""
        if not relecture.est_prete:
            return
        place = self.cursorPosition()
        douteux = a_souligner(self.text(), place if self.hasFocus() else None)
        traits = [
            QInputMethodEvent.Attribute(
                QInputMethodEvent.AttributeType.TextFormat,
                mot.debut - place,
                mot.fin - mot.debut,
                trait_douteux(),
            )
            for mot in douteux
        ]
        super().inputMethodEvent(QInputMethodEvent("", traits))

    def _aller_au_suivant(self) -> bool:
        mot = mot_suivant(self.text(), self.cursorPosition())
        if mot is None:
            return False
        self.setCursorPosition(mot.debut)
        ouvrir_menu(self.menu(mot.debut), self.mapToGlobal(self.cursorRect().bottomLeft()))
        return True

    def _remplacer(self, mot: MotDouteux, proche: str) -> None:
        """Remplace le mot, s’il est encore à sa place."""
        if self.text()[mot.debut : mot.fin] == mot.mot:
            self.setSelection(mot.debut, mot.fin - mot.debut)
            self.insert(proche)


class ZoneSaisie(QPlainTextEdit):
    """Plusieurs lignes de texte que Tab quitte ; `quittee` part quand on en sort."""

    quittee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._surligneur: Surligneur | None = None
        self._hauteur: HauteurDeZone | None = None
        relecture.change.connect(self._surligner)
        self._surligner()

    def suivre_le_texte(self, minimum: float) -> None:
        """Grandit avec ce qu’on y lit, à partir de `minimum` (cote de maquette)."""
        self._hauteur = HauteurDeZone(self, minimum)

    def sizeHint(self) -> QSize:
        """La hauteur du texte, si la zone la suit."""
        return self._hauteur.taille() if self._hauteur else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Jamais moins que le texte, si la zone le suit."""
        return self._hauteur.taille() if self._hauteur else super().minimumSizeHint()

    def heightForWidth(self, largeur: int) -> int:
        """La hauteur qui montre tout le texte à cette largeur, en pixels."""
        return self._hauteur.pour(largeur) if self._hauteur else -1

    @property
    def texte(self) -> str:
        """Ce qui est écrit ; `toPlainText` remplacerait chaque insécable par une espace."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def remplacer(self, texte: str) -> None:
        """Change le texte seulement s’il diffère, pour garder la place du curseur."""
        if self.texte != texte:
            self.setPlainText(texte)

    def event(self, evenement: QEvent) -> bool:
        """Laisse Ctrl+Z à la fenêtre quand il n’y a pas de frappe à défaire."""
        document = self.document()
        if laisse_a_la_fenetre(
            evenement, defait=document.isUndoAvailable(), refait=document.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Laisse un fichier à ce qui sait le prendre, autour de la zone."""
        if est_un_fichier(evenement.mimeData()):
            evenement.ignore()
        else:
            super().dragEnterEvent(evenement)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Colle ou dépose des mots nus."""
        self.insertPlainText(nettoyer_collage(source.text()))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """F7 va au mot douteux suivant."""
        if evenement.key() == Touche.Key_F7 and self._aller_au_suivant():
            evenement.accept()
            return
        super().keyPressEvent(evenement)

    def contextMenuEvent(self, evenement: QContextMenuEvent) -> None:
        """Ouvre le menu, les mots proches d’abord."""
        au_clavier = vient_du_clavier(evenement)
        curseur = self.textCursor() if au_clavier else self.cursorForPosition(evenement.pos())
        ouvrir_menu(self.menu(curseur.position()), evenement.globalPos())

    def menu(self, place: int) -> QMenu:
        """Rend le menu de la zone à cette place du texte."""
        menu = self.createStandardContextMenu()
        mot = mot_sous(self.texte, place)
        if mot is not None:
            proposer_au_menu(menu, mot, lambda proche: self._corriger(mot, proche))
        return menu

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Demande le dictionnaire, la première fois."""
        super().focusInEvent(evenement)
        relecture.demander()

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Prévient que l’on quitte la zone ; le dernier mot se relit aussi."""
        super().focusOutEvent(evenement)
        if self._surligneur is not None:
            self._surligneur.rehighlight()
        self.quittee.emit()

    def _surligner(self) -> None:
        if self._surligneur is None and relecture.est_prete:
            self._surligneur = Surligneur(self)

    def _aller_au_suivant(self) -> bool:
        curseur = self.textCursor()
        mot = mot_suivant(self.texte, curseur.position())
        if mot is None:
            return False
        curseur.setPosition(mot.debut)
        self.setTextCursor(curseur)
        ouvrir_menu(self.menu(mot.debut), self.mapToGlobal(self.cursorRect().bottomLeft()))
        return True

    def _corriger(self, mot: MotDouteux, proche: str) -> None:
        """Remplace le mot, s’il est encore à sa place."""
        if self.texte[mot.debut : mot.fin] != mot.mot:
            return
        curseur = self.textCursor()
        curseur.setPosition(mot.debut)
        curseur.setPosition(mot.fin, QTextCursor.MoveMode.KeepAnchor)
        curseur.insertText(proche)
