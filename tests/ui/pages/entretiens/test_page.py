"""L’entretien : le temps, les sujets mis de côté, la feuille de route, les notes privées."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.entretien import CommencerEntretien, MettreDeCote
from cep_desktop.usecases.commandes.note import EcrireNote
from cep_desktop.usecases.ecran_partage.expurger import expurger
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier
from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.entretiens.etat import deriver, dire_le_temps
from ui.pages.entretiens.page import PageEntretiens
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
HESITATION = "Hésite encore, en reparler seul à seul"


@pytest.fixture
def neuve(fenetre: Fenetre) -> Fenetre:
    """La fenêtre, sur un dossier où personne ne s’est encore vu."""
    fenetre.montrer_session(Session(un_dossier()))
    return fenetre


@pytest.fixture
def page(neuve: Fenetre) -> PageEntretiens:
    """Ses entretiens."""
    neuve.aller("entretiens")
    page = neuve.page
    assert isinstance(page, PageEntretiens)
    return page


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def _a(heure: int, minute: int) -> datetime:
    return datetime.combine(LE, datetime.min.time()).replace(hour=heure, minute=minute)


def test_le_temps_qui_reste_se_dit_avec_ce_qui_attend() -> None:
    commence = CommencerEntretien(LE, _a(10, 0).time(), 45).appliquer(un_dossier())
    assert dire_le_temps(un_dossier(), _a(10, 10)) is None
    temps = dire_le_temps(commence, _a(10, 10))
    assert temps is not None
    assert temps.phrase == "35 min restantes."
    deux = MettreDeCote("Logement", LE).appliquer(MettreDeCote("Permis", LE).appliquer(commence))
    temps = dire_le_temps(deux, _a(10, 50))
    assert temps is not None
    assert temps.phrase == "Le temps prévu est passé, 2 sujets mis de côté."
    assert temps.part == 1.0


def test_mettre_deux_fois_de_cote_ne_double_pas() -> None:
    geste = MettreDeCote("Logement", LE)
    une_fois = geste.appliquer(un_dossier())
    assert geste.appliquer(une_fois) == une_fois


def test_un_sujet_qui_est_une_page_y_ramene() -> None:
    dossier = MettreDeCote("Financement", LE).appliquer(un_dossier())
    (sujet,) = deriver(dossier, {"Financement": "financement"}, le=LE).sujets
    assert sujet.page == "financement"


def test_commencer_au_clavier_puis_le_temps_se_lit(neuve: Fenetre, page: PageEntretiens) -> None:
    assert page.temps.text() == "Aucun entretien n’est commencé aujourd’hui."
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "min restantes" in page.temps.text()
    assert not page.commencer_entretien.isEnabled()
    assert _dossier(neuve).entretiens[-1].duree_minutes == 45


def test_la_feuille_de_route_s_ecrit_s_imprime_et_se_corrige(
    qtbot: QtBot, neuve: Fenetre, page: PageEntretiens, dialogues: DialoguesMuets
) -> None:
    taper(page.pas.ligne, "Demander le devis")
    QTest.keyClick(page.pas.ligne, Qt.Key.Key_Return)
    assert _dossier(neuve).entretiens[-1].feuille_de_route[-1] == "Demander le devis"
    qtbot.mouseClick(page.imprimer, GAUCHE)
    imprime = dialogues.demandes[-1]
    assert "• Demander le devis" in imprime
    assert HESITATION not in imprime
    assert [pas.texte for pas in page.etat.route] == ["Demander le devis"]
    neuve.annuler()
    assert not page.etat.route


def test_de_n_importe_quelle_page_je_mets_de_cote_et_j_y_reviens(
    qtbot: QtBot, neuve: Fenetre
) -> None:
    neuve.aller("financement")
    neuve.registre.faire("dossier.mettre_de_cote")
    neuve.aller("entretiens")
    page = neuve.page
    assert isinstance(page, PageEntretiens)
    (sujet,) = page.etat.sujets
    assert sujet.texte == "Financement"
    page._reprendre(sujet)
    assert neuve.rail.courante == "financement"
    assert not deriver(_dossier(neuve), {}, le=LE).sujets


def test_une_note_privee_s_ecrit_se_recrit_et_se_retire(
    qtbot: QtBot, neuve: Fenetre, page: PageEntretiens
) -> None:
    avant = len(_dossier(neuve).notes_privees)
    taper(page.notes.neuve.zone, HESITATION)
    qtbot.mouseClick(page.notes.ecrire, GAUCHE)
    (*_, note) = _dossier(neuve).notes_privees
    assert note.texte == HESITATION
    champ = page.notes.champs[note.id]
    champ.zone.setPlainText("Décidée")
    champ.saisi.emit("Décidée")
    assert _dossier(neuve).notes_privees[-1].texte == "Décidée"
    page.notes.champs[note.id].saisi.emit("")
    assert len(_dossier(neuve).notes_privees) == avant


def test_les_notes_n_existent_pas_sur_l_ecran_partage(
    qtbot: QtBot, neuve: Fenetre, page: PageEntretiens
) -> None:
    dossier = EcrireNote(HESITATION, LE).appliquer(_dossier(neuve))
    assert HESITATION not in expurger(dossier).model_dump_json()
