"""Le message bref, en bas de la fenêtre : dit ce qui vient d’être fait, et permet d’annuler."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Evenement
from ui.theme import u
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import fixer, ligne

DUREE_MS, DUREE_AVEC_ACTION_MS = 6_000, 10_000
_BAS, _LARGEUR = 24, 440


class MessageBref(QFrame):
    """Disparaît seul ; attend tant que la souris ou le clavier est dessus. Jamais une erreur."""

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self.setObjectName("message")
        disposition = ligne(self, marges=(18, 6, 8, 6), espace=12)
        disposition.addWidget(Picto("check-circle-fill", "ok_message", 22))
        self.phrase = libelle()
        disposition.addWidget(self.phrase, 1)
        self.action = Bouton("Annuler", "message")
        self.action.clicked.connect(self._agir)
        self.action.installEventFilter(self)
        disposition.addWidget(self.action)
        fixer(self, hauteur_min=56)
        self._geste: Callable[[], object] | None = None
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.timeout.connect(self.hide)
        fenetre.installEventFilter(self)
        self.hide()

    def dire(self, phrase: str, *, geste: Callable[[], object] | None = None) -> None:
        """Montre une phrase ; `geste` est ce que fait « Annuler », absent s’il n’y en a pas."""
        self._geste = geste
        self.phrase.montrer(phrase)
        self.setAccessibleName(composer(phrase))
        self.action.setVisible(geste is not None)
        self._placer()
        self.show()
        self.raise_()
        self._minuterie.start(DUREE_AVEC_ACTION_MS if geste else DUREE_MS)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        annonce = QAccessibleAnnouncementEvent(self, composer(phrase))
        QAccessible.updateAccessibility(annonce)

    def enterEvent(self, evenement: QEnterEvent) -> None:
        """Attend tant que la souris est dessus."""
        self._minuterie.stop()
        super().enterEvent(evenement)

    def leaveEvent(self, evenement: QEvent) -> None:
        """Reprend le décompte."""
        self._reprendre()
        super().leaveEvent(evenement)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Suit la taille de la fenêtre et le focus du bouton."""
        match evenement.type():
            case Evenement.Resize if objet is self._fenetre:
                self._placer()
            case Evenement.FocusIn if objet is self.action:
                self._minuterie.stop()
            case Evenement.FocusOut if objet is self.action:
                self._reprendre()
            case _:
                pass
        return False

    def _reprendre(self) -> None:
        if self.isVisible():
            self._minuterie.start(DUREE_AVEC_ACTION_MS if self._geste else DUREE_MS)

    def _agir(self) -> None:
        geste, self._geste = self._geste, None
        self.hide()
        if geste is not None:
            geste()

    def _placer(self) -> None:
        fenetre = self._fenetre
        largeur = min(max(u(_LARGEUR), self.sizeHint().width()), fenetre.width() - 2 * u(_BAS))
        self.resize(largeur, self.sizeHint().height())
        self.move((fenetre.width() - largeur) // 2, fenetre.height() - self.height() - u(_BAS))
