"""Une zone de texte grandit avec ce qu’on y écrit : rien n’est coupé, rien ne défile dedans."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.cas.ecran import taper
from tests.ui.pages.projet.outils import la_page
from ui.pages.projet.page import CHEMINS
from ui.shell.fenetre import Fenetre
from ui.theme import theme, u
from ui.widgets.saisie import ZoneSaisie


@pytest.fixture
def zoom() -> int:
    """Le grossissement, que certains essais changent."""
    return 100


@pytest.fixture
def racine(qtbot: QtBot, zoom: int) -> QWidget:
    """Une page plus haute que la zone."""
    theme.regler(zoom=zoom)
    racine = QWidget()
    qtbot.addWidget(racine)
    racine.resize(u(420), u(700))
    return racine


@pytest.fixture
def zone(racine: QWidget) -> ZoneSaisie:
    """Une zone d’au moins 72 de haut, montrée."""
    disposition = QVBoxLayout(racine)
    zone = ZoneSaisie()
    zone.suivre_le_texte(72)
    disposition.addWidget(zone)
    disposition.addStretch(1)
    racine.show()
    return zone


@pytest.mark.parametrize("zoom", [100, 200])
def test_la_zone_montre_tout_ce_qu_elle_contient(qtbot: QtBot, zone: ZoneSaisie) -> None:
    qtbot.waitUntil(lambda: zone.height() == u(72))
    zone.remplacer("Écouter, ranger, écrire, accueillir. " * 12)
    qtbot.waitUntil(lambda: zone.height() > u(150))
    assert not zone.verticalScrollBar().isVisible()
    assert zone.document().size().height() * zone.fontMetrics().lineSpacing() <= zone.height()
    zone.remplacer("Court.")
    qtbot.waitUntil(lambda: zone.height() == u(72))


def test_une_ligne_de_plus_agrandit_la_zone_pendant_qu_on_ecrit(
    qtbot: QtBot, zone: ZoneSaisie
) -> None:
    for mot in ("Un", "Deux", "Trois", "Quatre", "Cinq"):
        taper(zone, mot)
        qtbot.keyClick(zone, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: zone.height() >= 6 * zone.fontMetrics().lineSpacing())
    assert not zone.verticalScrollBar().isVisible()


def test_un_recit_tres_long_defile_au_lieu_de_prendre_toute_la_page(
    qtbot: QtBot, zone: ZoneSaisie
) -> None:
    zone.remplacer("Une ligne\n" * 60)
    qtbot.waitUntil(lambda: zone.height() == u(420))
    assert zone.verticalScrollBar().isVisible()


def test_la_strategie_se_lit_en_entier(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.resize(1366, 768)
    page = la_page(fenetre, "0142", CHEMINS)
    zone = page.chemins.strategie.enonce.zone
    qtbot.waitUntil(lambda: not zone.verticalScrollBar().isVisible())
    assert zone.texte
