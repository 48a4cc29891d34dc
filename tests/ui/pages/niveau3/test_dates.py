"""Une date s’ajoute au calendrier, se retire, et le calendrier s’imprime."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.calendrier import DateCalendrier, NatureDate
from cep_desktop.domain.echeance import Pendant
from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.calendrier.carte_date import NATURES
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


def _dates(fenetre: Fenetre) -> tuple[DateCalendrier, ...]:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.accompagnement.calendrier.dates


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


def test_une_date_se_corrige_au_clavier_et_garde_sa_duree(
    camille: Fenetre, page: PageCalendrier
) -> None:
    dates = _dates(camille)
    une = next(d for d in dates if isinstance(d.quand, Pendant))
    duree = une.quand.au_plus_tard - une.quand.au_plus_tot
    page.dates.corriger[une.id].setFocus()
    QTest.keyClick(page.dates.corriger[une.id], Qt.Key.Key_Space)
    assert page.dates.quoi.ligne.hasFocus()
    assert page.dates.quoi.texte == une.libelle
    page.dates.quoi.ligne.selectAll()
    taper(page.dates.quoi.ligne, QUOI)
    QTest.keyClick(page.dates.quoi.ligne, Qt.Key.Key_Tab)
    page.dates.quand.ligne.selectAll()
    taper(page.dates.quand.ligne, "12/12/2026")
    QTest.keyClick(page.dates.quand.ligne, Qt.Key.Key_Tab)
    page.dates.ajouter.setFocus()
    QTest.keyClick(page.dates.ajouter, Qt.Key.Key_Space)
    corrigee = next(d for d in _dates(camille) if d.id == une.id)
    assert corrigee.libelle == QUOI
    assert corrigee.quand.au_plus_tot == date(2026, 12, 12)
    assert corrigee.quand.au_plus_tard - corrigee.quand.au_plus_tot == duree
    assert page.dates.ajouter.text() == "Ajouter la date"
    assert page.dates.corriger[une.id].hasFocus()
    camille.annuler()
    assert _dates(camille) == dates


def test_laisser_la_correction_ne_change_rien(
    qtbot: QtBot, camille: Fenetre, page: PageCalendrier
) -> None:
    dates = _dates(camille)
    une = next(d for d in dates if d.nature in NATURES)
    qtbot.mouseClick(page.dates.corriger[une.id], GAUCHE)
    assert page.dates.nature.code == une.nature
    taper(page.dates.quoi.ligne, " bis")
    qtbot.mouseClick(page.dates.laisser, GAUCHE)
    assert (_dates(camille), page.dates.quoi.texte) == (dates, "")
    qtbot.mouseClick(page.dates.corriger[une.id], GAUCHE)
    page.dates.nature.bouton(NatureDate.LIMITE).click()
    qtbot.mouseClick(page.dates.ajouter, GAUCHE)
    assert next(d for d in _dates(camille) if d.id == une.id).nature is NatureDate.LIMITE


def test_retirer_la_date_que_l_on_corrige_vide_les_champs(
    qtbot: QtBot, page: PageCalendrier
) -> None:
    cle = next(iter(page.dates.corriger))
    qtbot.mouseClick(page.dates.corriger[cle], GAUCHE)
    qtbot.mouseClick(page.dates.retirer[cle], GAUCHE)
    assert page.dates.quoi.texte == ""
    assert not page.dates.laisser.isVisible()


def test_le_calendrier_s_imprime_avec_ses_raisons(
    qtbot: QtBot, page: PageCalendrier, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(page.imprimer, GAUCHE)
    imprime = dialogues.demandes[-1]
    assert "Calendrier de Camille Moreau" in imprime
    assert all(une.quoi in imprime for une in page.etat.table)
