"""La même histoire à deux mains : une fois à la souris, une fois au clavier seul."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.cas.depot import deposer
from tests.cas.ecran import DialoguesMuets, taper
from tests.ui.histoires.mains import GAUCHE, Clavier, Souris
from ui.pages.plan_action.liste import ListePlan
from ui.pages.retour.page import PageRetour
from ui.pages.signature.signataire import Signataire
from ui.shell.fenetre import Fenetre
from ui.widgets.choix import Choix
from ui.widgets.liste_choix import ListeChoix

_SANS = Qt.KeyboardModifier.NoModifier


class Mains(Protocol):
    """Ce que l’on sait faire de l’application, d’une façon ou de l’autre."""

    def aller(self, page: str) -> None:
        """Va à une page du rail."""

    def presser(self, bouton: QWidget) -> None:
        """Appuie sur un bouton."""

    def ecrire(self, ligne: QWidget, texte: str) -> None:
        """Écrit dans un champ, et le quitte."""

    def envoyer(self, ligne: QWidget, texte: str) -> None:
        """Écrit dans un champ, et finit par Entrée."""

    def choisir(self, choix: Choix, code: str) -> None:
        """Choisit une réponse."""

    def derouler(self, liste: ListeChoix, code: str) -> None:
        """Choisit une réponse dans une liste déroulante."""

    def monter(self, liste: ListePlan, cle: str, sur: str) -> None:
        """Place une ligne du plan juste au-dessus de celle qui la précède."""

    def remettre(self, page: PageRetour, classeur: Path) -> None:
        """Donne à la page le classeur reçu."""

    def signer(self, signataire: Signataire) -> None:
        """Signe à la place de cette personne."""


class ALaSouris:
    """Clique, glisse et dépose ; le clavier n’écrit que des mots."""

    def __init__(self, qtbot: QtBot, fenetre: Fenetre, _dialogues: DialoguesMuets) -> None:
        self._qtbot, self._fenetre = qtbot, fenetre
        self._souris = Souris(qtbot, fenetre)

    def aller(self, page: str) -> None:
        """Clique dans le rail, en dépliant d’abord l’accompagnement."""
        rail = self._fenetre.rail
        if page not in rail.pages:
            niveaux = rail.findChildren(QAbstractButton)
            niveau = next(n for n in niveaux if "ccompagnement" in n.accessibleName())
            self._qtbot.mouseClick(niveau, GAUCHE)
        self._qtbot.mouseClick(rail.pages[page], GAUCHE)

    def presser(self, bouton: QWidget) -> None:
        """Clique."""
        self._souris.cliquer(bouton)

    def ecrire(self, ligne: QWidget, texte: str) -> None:
        """Clique dans le champ, et y tape."""
        self._souris.ecrire(ligne, texte)

    def envoyer(self, ligne: QWidget, texte: str) -> None:
        """Clique dans le champ, y tape, et finit par Entrée."""
        self._souris.cliquer(ligne)
        taper(ligne, texte)
        self._qtbot.keyClick(ligne, Qt.Key.Key_Return)

    def choisir(self, choix: Choix, code: str) -> None:
        """Clique sur la réponse."""
        self._souris.cliquer(choix.bouton(code))

    def derouler(self, liste: ListeChoix, code: str) -> None:
        """Ouvre la liste, et y prend la réponse."""
        self._souris.cliquer(liste)
        vue = liste.view()
        vue.setCurrentIndex(vue.model().index(liste.findData(code), 0))
        self._qtbot.keyClick(vue, Qt.Key.Key_Return)
        assert liste.code == code
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        with self._qtbot.waitActive(self._fenetre):
            self._fenetre.activateWindow()

    def monter(self, liste: ListePlan, cle: str, sur: str) -> None:
        """Glisse la ligne."""
        vue = liste.viewport()
        debut, fin = (liste.visualRect(liste.table.chercher(c)).center() for c in (cle, sur))
        fin = QPoint(debut.x(), fin.y() - 12)
        QTest.mousePress(vue, GAUCHE, _SANS, debut)
        for pas in range(1, 6):
            QTest.mouseMove(vue, debut + (fin - debut) * pas / 5)
        QTest.mouseRelease(vue, GAUCHE, _SANS, fin)

    def remettre(self, page: PageRetour, classeur: Path) -> None:
        """Dépose le fichier sur la page."""
        assert deposer(self._fenetre, page, classeur)

    def signer(self, signataire: Signataire) -> None:
        """Trace une signature."""
        pave = signataire.pave
        self._fenetre.page.ensureWidgetVisible(pave)
        QTest.mousePress(pave, GAUCHE, pos=QPoint(30, 90))
        for n in range(1, 20):
            QTest.mouseMove(pave, QPoint(30 + 8 * n, 60 + 6 * (n % 6)))
        QTest.mouseRelease(pave, GAUCHE, pos=QPoint(182, 66))


class AuClavier:
    """N’emploie que Tab, les flèches, Espace, Entrée et les raccourcis."""

    def __init__(self, qtbot: QtBot, fenetre: Fenetre, dialogues: DialoguesMuets) -> None:
        self._qtbot, self._fenetre, self._dialogues = qtbot, fenetre, dialogues
        self._clavier = Clavier(qtbot, fenetre)

    def aller(self, page: str) -> None:
        """Ctrl+Page suivante jusqu’à la page."""
        self._clavier.tourner(page)

    def presser(self, bouton: QWidget) -> None:
        """Tab jusqu’au bouton, puis Espace."""
        self._clavier.actionner(bouton)

    def ecrire(self, ligne: QWidget, texte: str) -> None:
        """Tab jusqu’au champ, puis les mots."""
        self._clavier.aller(ligne)
        self._clavier.ecrire(texte)

    def envoyer(self, ligne: QWidget, texte: str) -> None:
        """Tab jusqu’au champ, les mots, puis Entrée."""
        self._clavier.aller(ligne)
        taper(ligne, texte)
        self._clavier.touche(Qt.Key.Key_Return)

    def choisir(self, choix: Choix, code: str) -> None:
        """Tab jusqu’à la question, les flèches jusqu’à la réponse, Espace."""
        for _ in range(160):
            ici = self._fenetre.focusWidget()
            if ici is not None and choix.isAncestorOf(ici):
                break
            self._clavier.touche(Qt.Key.Key_Tab)
        for _ in range(12):
            ici = self._fenetre.focusWidget()
            if ici is choix.bouton(code):
                self._clavier.touche(Qt.Key.Key_Space)
                return
            self._clavier.touche(Qt.Key.Key_Right)
        raise AssertionError(f"les flèches n’arrivent jamais à « {code} »")

    def derouler(self, liste: ListeChoix, code: str) -> None:
        """Tab jusqu’à la liste, puis les flèches."""
        self._clavier.aller(liste)
        while liste.code != code:
            avant = liste.code
            self._clavier.touche(Qt.Key.Key_Down)
            assert liste.code != avant, f"on n’arrive jamais à « {code} »"

    def monter(self, liste: ListePlan, cle: str, sur: str) -> None:
        """Alt et la flèche du haut, sur la ligne."""
        assert liste.indexBelow(liste.table.chercher(sur)) == liste.table.chercher(cle)
        self._clavier.aller(liste)
        while liste.courante != cle:
            courante = liste.courante
            self._clavier.touche(Qt.Key.Key_Down)
            assert liste.courante != courante, f"on n’arrive jamais à {cle}"
        self._clavier.touche(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    def remettre(self, page: PageRetour, classeur: Path) -> None:
        """Choisit le fichier par le bouton."""
        self._dialogues.classeur = classeur
        self._clavier.actionner(page.zone.choisir)

    def signer(self, signataire: Signataire) -> None:
        """Écrit le nom."""
        self._clavier.actionner(signataire.mode)
        taper(signataire.ecrit.ligne, signataire.nom)
