"""Les deux mains d’un conseiller : Tab et les touches, ou la souris sur ce qui se voit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from tests.cas.ecran import taper
from ui.shell.etat import PAGES
from ui.shell.fenetre import Fenetre
from ui.widgets.boutons import Bouton

CTRL = Qt.KeyboardModifier.ControlModifier
GAUCHE = Qt.MouseButton.LeftButton
_TOURS = 160


class Clavier:
    """N’appuie que sur des touches, là où est le clavier."""

    def __init__(self, qtbot: QtBot, fenetre: Fenetre) -> None:
        self._qtbot, self._fenetre = qtbot, fenetre

    def touche(
        self,
        touche: Qt.Key,
        modificateur: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Appuie sur une touche."""
        ici = self._fenetre.focusWidget() or self._fenetre
        self._qtbot.keyClick(ici, touche, modificateur)

    def ecrire(self, texte: str) -> None:
        """Tape un texte, puis quitte le champ par Tab."""
        ici = self._fenetre.focusWidget()
        assert ici is not None
        taper(ici, texte)
        self.touche(Qt.Key.Key_Tab)

    def aller(self, cible: QWidget) -> None:
        """Appuie sur Tab jusqu’à cette commande : elle doit être sur le chemin."""
        self._qtbot.wait(1)
        for _ in range(_TOURS):
            if cible.hasFocus():
                return
            self.touche(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab n’arrive jamais à « {cible.accessibleName()} »")

    def tourner(self, page: str) -> None:
        """Ctrl+Page précédente jusqu’au début, puis Ctrl+Page suivante jusqu’à cette page."""
        for touche in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            for _ in PAGES:
                if self._fenetre.rail.courante == page:
                    return
                self.touche(touche, CTRL)
        raise AssertionError(f"on n’arrive jamais à la page « {page} »")

    def actionner(self, cible: QWidget) -> None:
        """Va à un bouton, et appuie sur Espace."""
        self.aller(cible)
        self.touche(Qt.Key.Key_Space)


class Souris:
    """Ne clique que sur ce qui est montré, après l’avoir fait défiler."""

    def __init__(self, qtbot: QtBot, fenetre: Fenetre) -> None:
        self._qtbot, self._fenetre = qtbot, fenetre

    def cliquer(self, cible: QWidget) -> None:
        """Fait venir une commande à l’écran, et clique dessus."""
        page = self._fenetre.page
        if page.isAncestorOf(cible):
            self._qtbot.wait(1)
            page.ensureWidgetVisible(cible)
        assert cible.isVisible(), cible.accessibleName()
        assert cible.isEnabled(), cible.accessibleName()
        self._qtbot.mouseClick(cible, GAUCHE)

    def cliquer_sur(self, zone: QWidget, mot: str) -> None:
        """Clique sur le bouton d’une zone qui porte ce mot."""
        self._qtbot.wait(1)
        boutons = zone.findChildren(Bouton)
        self.cliquer(next(b for b in boutons if b.isVisible() and b.text() == mot))

    def ecrire(self, ligne: QWidget, texte: str) -> None:
        """Clique dans un champ, et y tape."""
        self.cliquer(ligne)
        taper(ligne, texte)
        self._qtbot.keyClick(ligne, Qt.Key.Key_Tab)


def dossier_de(fenetre: Fenetre) -> Dossier:
    """Le dossier ouvert, tel qu’il est devenu."""
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier
