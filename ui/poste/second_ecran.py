"""Le second écran : la personne y voit son dossier, pendant que le conseiller garde le sien."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.pont import SessionQt
from ui.poste.rideau import Rideau
from ui.shell.partage.ecran import TITRE, EcranPartage
from ui.widgets.mise_en_page import colonne

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


class FenetreSecondEcran(QWidget):
    """Une fenêtre à part, plein écran ; `fermee` part quand on la ferme."""

    fermee = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fenetre")
        self.setWindowTitle(TITRE)
        self._pile = QStackedWidget()
        colonne(self).addWidget(self._pile)

    def montrer(self, ecran: QWidget) -> None:
        """Montre un écran et détruit le précédent."""
        ancien = self._pile.currentWidget()
        self._pile.addWidget(ecran)
        self._pile.setCurrentWidget(ecran)
        if ancien is not None:
            ancien.hide()
            ancien.setParent(None)
            ancien.deleteLater()

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Prévient que la personne ne voit plus rien."""
        super().closeEvent(evenement)
        self.fermee.emit()


class SecondEcran(QObject):
    """Suit la page du conseiller, et la lui fait suivre quand la personne en touche une."""

    ferme = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.fenetre = FenetreSecondEcran()
        self.fenetre.fermee.connect(self.fermer)
        self._session: SessionQt | None = None
        self.ecran: EcranPartage | None = None
        self._est_cache = False

    def ouvrir(self, sur: QScreen) -> None:
        """Prend tout l’autre écran."""
        self.fenetre.setGeometry(sur.geometry())
        self.fenetre.showFullScreen()

    def suivre(self, fenetre: "Fenetre") -> None:
        """Montre la page où est le conseiller, ou le rideau hors de tout dossier."""
        ouvert = fenetre.ouvert
        if ouvert is None or self._est_cache:
            self._attendre()
            return
        if self._session is None or self._session.session is not ouvert.session.session:
            self._oublier()
            self._session = SessionQt(
                ouvert.session.session, self, empechement=ouvert.session.empechement
            )
            self.ecran = EcranPartage(
                self._session, fenetre.atelier, fenetre.rail.courante, a_un_retour=False
            )
            self.ecran.va.connect(fenetre.aller)
            self.fenetre.montrer(self.ecran)
        elif self.ecran is not None:
            self.ecran.aller(fenetre.rail.courante)

    def cacher(self, *, est_cache: bool) -> None:
        """Tire ou lève le rideau devant la personne aussi ; `suivre` remet ensuite sa page."""
        self._est_cache = est_cache
        if est_cache:
            self._attendre()

    def fermer(self) -> None:
        """Ferme la fenêtre de la personne et cesse de regarder le dossier."""
        self._oublier()
        self.fenetre.fermee.disconnect(self.fermer)
        self.fenetre.close()
        self.fenetre.deleteLater()
        self.ferme.emit()
        self.deleteLater()

    def _attendre(self) -> None:
        self._oublier()
        rideau = Rideau()
        rideau.lever.hide()
        self.fenetre.montrer(rideau)

    def _oublier(self) -> None:
        if self.ecran is not None:
            self.ecran.voix.taire()
        if self._session is not None:
            self._session.fermer()
            self._session = None
        self.ecran = None
