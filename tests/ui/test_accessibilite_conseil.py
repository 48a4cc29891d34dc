"""Ce que le conseil ouvre en chemin tient à l’écran, se nomme et se touche, jusqu’à 200 %."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
from ui.pages.projet.page import CHEMINS, POSSIBLE
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.theme import theme, u
from ui.widgets.page import Page

CIBLE = 44


def _se_tromper(page: Any) -> None:  # noqa: ANN401 - la page que l’on vient d’ouvrir
    page.pistes.detailler("O1")
    page.pistes.panneau.cout.ligne.setText("douze")
    page.pistes.panneau.cout.ligne.editingFinished.emit()
    page.resume.relever()


OUVERTURES: tuple[tuple[str, str, Callable[[Any], object]], ...] = (
    ("facon", CodePage.SITUATION, lambda page: page.facon.tete.click()),
    ("comparaison", CodePage.COMPETENCES, lambda page: page.comparateur.ouvrir()),
    ("metier", CodePage.COMPETENCES, lambda page: page.ouvrir("M1")),
    ("regards", CodePage.PROJET, lambda page: page.regarder(POSSIBLE)),
    ("strategie", CodePage.PROJET, lambda page: page.regarder(CHEMINS)),
    ("piste", CodePage.PROJET, lambda page: page.pistes.detailler("O1")),
    ("resume", CodePage.PROJET, _se_tromper),
)


@pytest.fixture
def atelier() -> Atelier:
    """Le dossier de Camille, rempli."""
    return un_atelier([exemple("camille")])


def _defauts(page: Page) -> list[str]:
    """Ce qui est coupé, sans nom ou trop petit dans la page."""
    defauts: list[str] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget, QLabel):
            voulu = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            coupe = not widget.wordWrap() and widget.width() < widget.sizeHint().width()
            if widget.height() < voulu or coupe:
                defauts.append(f"coupé : {widget.text()}")
        elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                defauts.append(f"sans nom : {type(widget).__name__}")
            touche = isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
            if touche and min(widget.width(), widget.height()) < u(CIBLE):
                defauts.append(f"petit : {widget.accessibleName()} {widget.size().toTuple()}")
    return defauts


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize(
    ("code", "ouvrir"), [o[1:] for o in OUVERTURES], ids=[o[0] for o in OUVERTURES]
)
def test_ce_qui_s_ouvre_tient_se_nomme_et_se_touche(
    qtbot: QtBot, fenetre: Fenetre, code: str, ouvrir: Callable[[Any], object], zoom: int
) -> None:
    fenetre.resize(1366, 690)
    theme.regler(zoom=zoom)
    fenetre.ouvrir(exemple("camille").id)
    fenetre.aller(code)
    ouvrir(fenetre.page)
    page = fenetre.page

    def est_propre() -> None:
        assert page.fond.width() <= page.viewport().width()
        assert not _defauts(page)

    qtbot.wait(30)
    qtbot.waitUntil(est_propre)


def test_un_segment_choisi_garde_la_place_de_son_mot(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.ouvrir(exemple("camille").id)
    fenetre.aller(CodePage.SITUATION)
    page: Any = fenetre.page
    page.facon.tete.click()
    qtbot.wait(1)
    for choix in (page.facon.autonomie, page.facon.maturite):
        bouton = choix.bouton(choix.code)
        gras = bouton.font()
        gras.setWeight(gras.Weight.DemiBold)
        assert bouton.width() >= QFontMetrics(gras).horizontalAdvance(bouton.text()) + u(2 * 13)
