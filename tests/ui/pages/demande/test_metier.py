"""Un métier dont la personne parle rejoint les thèmes, du livre ou avec ses mots."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import taper
from tests.cas.livres import des_livres
from ui.pages.demande.page import PageDemande
from ui.pages.projet.page import POSSIBLE, PageProjet
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre


@pytest.fixture
def atelier(tmp_path: Path) -> Atelier:
    """Une personne, et tous les petits livres."""
    des_livres(tmp_path / "livres")
    return un_atelier([un_dossier()], livres=tmp_path / "livres")


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def test_le_metier_du_livre_s_accorde_et_rejoint_les_themes(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.DEMANDE)
    page = fenetre.page
    assert isinstance(page, PageDemande)
    qtbot.waitUntil(lambda: fenetre.atelier.livres.est_prete)
    taper(page.metier.ajout.ligne, "bucheron")
    page.metier.ajout.boutons[0].click()
    taper(page.metier.ajout.ligne, "un truc avec les arbres")
    qtbot.keyClick(page.metier.ajout.ligne, Qt.Key.Key_Return)
    themes = _dossier(fenetre).accueil.demande.themes
    assert themes == ("Bûcheronne", "un truc avec les arbres")


def test_le_projet_prend_le_nom_et_le_code_du_livre(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.PROJET)
    page = fenetre.page
    assert isinstance(page, PageProjet)
    qtbot.waitUntil(lambda: fenetre.atelier.livres.est_prete)
    page.regarder(POSSIBLE)
    carte = page.possible.projet
    taper(carte.livre.ligne, "puericulture")
    carte.livre.boutons[0].click()
    assert (carte.metier.texte, carte.rome.texte) == ("Auxiliaire de puériculture", "J1304")
