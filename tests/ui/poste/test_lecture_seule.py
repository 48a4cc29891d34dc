"""Un coffre déjà tenu ailleurs s’ouvre en lecture, avec le nom de celui qui le tient."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.coffre.ports import Coffre
from tests.cas.coffre import PHRASE, des_coffres
from tests.cas.ecran import taper
from tests.ui.poste.conftest import aller_au_plan, ouvrir
from ui.pages.plan_action.page import PagePlanAction
from ui.poste.fenetre import FenetrePoste
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def tenu(code: str, tmp_path: Path) -> Iterator[Coffre]:
    """Le même coffre, ouvert d’abord par Karim."""
    coffre = des_coffres(tmp_path).ouvrir(PHRASE, auteur="Karim Ould")
    yield coffre
    coffre.fermer()


@pytest.fixture
def lecteur(qtbot: QtBot, tenu: Coffre, ferme: FenetrePoste) -> Fenetre:
    """La fenêtre de Nadia, qui peut seulement lire."""
    ouvrir(qtbot, ferme)
    assert ferme.fenetre is not None
    return ferme.fenetre


def test_la_liste_dit_qui_tient_le_coffre_et_que_faire(lecteur: Fenetre) -> None:
    cote = lecteur.cote_coffre
    assert cote is not None
    assert cote.alertes.isVisible()
    phrase = cote.alertes.phrase.text()
    assert phrase.count("déjà ouvert ce coffre") == 1
    assert phrase.startswith("Karim Ould")
    assert "rouvrez-le ici" in phrase


def test_un_dossier_se_lit_mais_ne_se_change_pas(
    qtbot: QtBot, lecteur: Fenetre, ferme: FenetrePoste
) -> None:
    aller_au_plan(ferme)
    assert lecteur.barre._mot.text() == "Lecture seule\u00a0: Karim a ouvert ce coffre."
    page = lecteur.page
    assert isinstance(page, PagePlanAction)
    assert lecteur.ouvert is not None
    avant = lecteur.ouvert.session.dossier
    taper(page.ajout.ligne, "Une action de plus")
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    page.gestes.cocher("A2")
    assert lecteur.ouvert.session.dossier == avant
    assert page.ajout.ligne.isReadOnly()
    assert page.ajout.ligne.toolTip().startswith("Karim Ould")


def test_la_page_du_coffre_ne_propose_rien_qui_ecrive(qtbot: QtBot, lecteur: Fenetre) -> None:
    qtbot.mouseClick(lecteur.rail.pages["coffre"], GAUCHE)
    cote = lecteur.cote_coffre
    assert cote is not None
    qtbot.waitUntil(lambda: not cote.page.changer.isEnabled())
    assert not cote.page.sauvegarder.isEnabled()
    assert not cote.page.restaurer.isEnabled()
    assert cote.page.verifier.isEnabled()


def test_quand_l_autre_ferme_on_ecrit_de_nouveau(
    qtbot: QtBot, lecteur: Fenetre, ferme: FenetrePoste, tenu: Coffre
) -> None:
    tenu.fermer()
    ferme.verrouiller()
    ouvrir(qtbot, ferme)
    assert ferme.fenetre is not None
    cote = ferme.fenetre.cote_coffre
    assert cote is not None
    assert not cote.alertes.isVisible()
