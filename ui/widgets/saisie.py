"""Les zones de saisie : Ctrl+Z y défait la frappe, on y colle des mots nus, et elles se relisent.

F7 va au mot douteux suivant et ouvre ses mots proches ; le clic droit et la touche Menu aussi.
"""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from cep_desktop.orthographe.mots import MotDouteux
from ui.qt import Attribut, Evenement, Touche
from ui.relecture import relecture
from ui.theme import theme
from ui.widgets.collage import nettoyer_collage
from ui.widgets.hauteur_de_zone import HauteurDeZone
from ui.widgets.orthographe import (
    Surligneur,
    a_souligner,
    mot_sous,
    mot_suivant,
    proposer_au_menu,
    trait_douteux,
)

_DEFAIRE, _REFAIRE = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_COLLER = QKeySequence.StandardKey.Paste
_CLAVIER = QContextMenuEvent.Reason.Keyboard


def _laisse_a_la_fenetre(evenement: QEvent, *, defait: bool, refait: bool) -> bool:
    """Vrai si la touche demande d’annuler ou de rétablir et que la zone n’a rien à défaire."""
    if evenement.type() != Evenement.ShortcutOverride or not isinstance(evenement, QKeyEvent):
        return False
    return (evenement.matches(_DEFAIRE) and not defait) or (
        evenement.matches(_REFAIRE) and not refait
    )


def _est_un_fichier(donnees: QMimeData) -> bool:
    """Vrai si l’on dépose un fichier du poste : son chemin n’est pas un texte à écrire."""
    return any(adresse.isLocalFile() for adresse in donnees.urls())


def _ouvrir(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Attribut.WA_DeleteOnClose)
    menu.popup(place)


class LigneSaisie(QLineEdit):
    """Une ligne de texte ; un mot secret ne se relit pas (`se_relit`)."""

    se_relit = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._relire)
        relecture.change.connect(self._relire)
        theme.change.connect(self._relire)

    def event(self, evenement: QEvent) -> bool:
        """Laisse Ctrl+Z à la fenêtre quand il n’y a pas de frappe à défaire."""
        if _laisse_a_la_fenetre(
            evenement, defait=self.isUndoAvailable(), refait=self.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def coller(self, donnees: QMimeData | None = None) -> None:
        """Insère le texte du presse-papiers, sans mise en forme, sur une ligne."""
        source = donnees or QGuiApplication.clipboard().mimeData()
        self.insert(nettoyer_collage(source.text(), en_une_ligne=True))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Colle des mots nus ; F7 va au mot douteux suivant."""
        if evenement.matches(_COLLER) and not self.isReadOnly():
            self.coller()
        elif evenement.key() == Touche.Key_F7 and self._aller_au_suivant():
            evenement.accept()
        else:
            super().keyPressEvent(evenement)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Laisse un fichier à ce qui sait le prendre, autour de la ligne."""
        if _est_un_fichier(evenement.mimeData()):
            evenement.ignore()
        else:
            super().dragEnterEvent(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Dépose des mots nus."""
        if evenement.source() is None and evenement.mimeData().hasText():
            self.setCursorPosition(self.cursorPositionAt(evenement.position().toPoint()))
            self.coller(evenement.mimeData())
            evenement.acceptProposedAction()
        else:
            super().dropEvent(evenement)

    def contextMenuEvent(self, evenement: QContextMenuEvent) -> None:
        """Ouvre le menu, les mots proches d’abord."""
        au_clavier = evenement.reason() == _CLAVIER
        place = self.cursorPosition() if au_clavier else self.cursorPositionAt(evenement.pos())
        _ouvrir(self.menu(place), evenement.globalPos())

    def menu(self, place: int) -> QMenu:
        """Rend le menu de la ligne à cette place du texte."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                nue = menu.addAction(action.icon(), action.text(), self.coller)
                nue.setEnabled(action.isEnabled())
                menu.insertAction(action, nue)
                menu.removeAction(action)
        mot = mot_sous(self.text(), place) if self._se_relit() else None
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

    def _se_relit(self) -> bool:
        return self.se_relit and self.echoMode() == QLineEdit.EchoMode.Normal

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
            for mot in (douteux if self._se_relit() else ())
        ]
        super().inputMethodEvent(QInputMethodEvent("", traits))

    def _aller_au_suivant(self) -> bool:
        mot = mot_suivant(self.text(), self.cursorPosition()) if self._se_relit() else None
        if mot is None:
            return False
        self.setCursorPosition(mot.debut)
        _ouvrir(self.menu(mot.debut), self.mapToGlobal(self.cursorRect().bottomLeft()))
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
        if _laisse_a_la_fenetre(
            evenement, defait=document.isUndoAvailable(), refait=document.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Laisse un fichier à ce qui sait le prendre, autour de la zone."""
        if _est_un_fichier(evenement.mimeData()):
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
        au_clavier = evenement.reason() == _CLAVIER
        curseur = self.textCursor() if au_clavier else self.cursorForPosition(evenement.pos())
        _ouvrir(self.menu(curseur.position()), evenement.globalPos())

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
        _ouvrir(self.menu(mot.debut), self.mapToGlobal(self.cursorRect().bottomLeft()))
        return True

    def _corriger(self, mot: MotDouteux, proche: str) -> None:
        """Remplace le mot, s’il est encore à sa place."""
        if self.texte[mot.debut : mot.fin] != mot.mot:
            return
        curseur = self.textCursor()
        curseur.setPosition(mot.debut)
        curseur.setPosition(mot.fin, QTextCursor.MoveMode.KeepAnchor)
        curseur.insertText(proche)
