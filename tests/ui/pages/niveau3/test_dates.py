"""Une date s’ajoute au calendrier, se retire, et le calendrier s’imprime."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.calendrier.page import PageCalendrier
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
QUOI = "Portes ouvertes du centre"


@pytest.fixture
def page(camille: Fenetre) -> PageCalendrier:
    """Le calendrier de Camille."""
    camille.aller("calendrier")
    page = camille.page
    assert isinstance(page, PageCalendrier)
    return page


def _libelles(fenetre: Fenetre) -> list[str]:
    assert fenetre.ouvert is not None
    dates = fenetre.ouvert.session.dossier.accompagnement.calendrier.dates
    return [une.libelle for une in dates]


def test_au_clavier_une_date_s_ajoute_et_s_annule(camille: Fenetre, page: PageCalendrier) -> None:
    page.dates.quoi.viser()
    taper(page.dates.quoi.ligne, QUOI)
    QTest.keyClick(page.dates.quoi.ligne, Qt.Key.Key_Tab)
    assert page.dates.quand.ligne.hasFocus()
    taper(page.dates.quand.ligne, "12/12/2026")
    QTest.keyClick(page.dates.quand.ligne, Qt.Key.Key_Tab)
    QTest.keyClick(page.dates.ajouter, Qt.Key.Key_Space)
    assert QUOI in _libelles(camille)
    assert any(QUOI in une.quoi for une in page.etat.table)
    assert page.dates.quoi.texte == ""
    camille.annuler()
    assert QUOI not in _libelles(camille)


def test_ce_qui_manque_se_dit_sous_son_champ(qtbot: QtBot, page: PageCalendrier) -> None:
    qtbot.mouseClick(page.dates.ajouter, GAUCHE)
    assert page.dates.quoi.faute == "Écrivez ce qui se passe ce jour-là."
    taper(page.dates.quoi.ligne, QUOI)
    qtbot.mouseClick(page.dates.ajouter, GAUCHE)
    assert page.dates.quand.faute.startswith("Écrivez le jour.")


def test_une_date_ajoutee_se_retire(qtbot: QtBot, camille: Fenetre, page: PageCalendrier) -> None:
    cle = next(iter(page.dates.retirer))
    avant = len(_libelles(camille))
    qtbot.mouseClick(page.dates.retirer[cle], GAUCHE)
    assert len(_libelles(camille)) == avant - 1
    assert cle not in page.dates.retirer


def test_le_calendrier_s_imprime_avec_ses_raisons(
    qtbot: QtBot, page: PageCalendrier, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(page.imprimer, GAUCHE)
    imprime = dialogues.demandes[-1]
    assert "Calendrier de Camille Moreau" in imprime
    assert all(une.quoi in imprime for une in page.etat.table)
