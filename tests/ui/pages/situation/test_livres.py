"""Les livres remplissent la convention et la commune ; écrire librement reste possible."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Mot
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import taper
from tests.cas.livres import des_livres
from ui.pages.demande.carte_bref import CarteBref
from ui.pages.demande.page import PageDemande
from ui.pages.situation.page import PageSituation
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_fin


@pytest.fixture
def atelier(tmp_path: Path) -> Atelier:
    """Un poste où les petits livres sont installés."""
    des_livres(tmp_path / "livres")
    return un_atelier([un_dossier()], livres=tmp_path / "livres")


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def _bref(fenetre: Fenetre) -> CarteBref:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.DEMANDE)
    page = fenetre.page
    assert isinstance(page, PageDemande)
    page.bref.completer.click()
    page.bref.commune.montrer("")
    page.bref.commune.viser()
    return page.bref


def test_la_convention_se_choisit_au_clavier_et_dit_l_opco(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.SITUATION)
    page = fenetre.page
    assert isinstance(page, PageSituation)
    carte = page.travail
    completion = carte.completions[CodeFait.IDCC]
    champ = carte.rangees[CodeFait.IDCC].fait.champ
    champ.viser()
    avant = _dossier(fenetre)
    taper(champ.commande, "hospitalisation")
    qtbot.waitUntil(lambda: len(completion.boutons) == 1)
    assert "Ministère du Travail" in completion.annonce.text()
    qtbot.keyClick(champ.commande, Qt.Key.Key_Down)
    assert completion.boutons[0].hasFocus()
    assert _dossier(fenetre) == avant
    qtbot.keyClick(completion.boutons[0], Qt.Key.Key_Space)
    fait = _dossier(fenetre).situation.fait(CodeFait.IDCC, le=fenetre.atelier.aujourd_hui())
    assert fait is not None
    assert fait.reponse == Mot(valeur="0029")
    assert fait.precision.endswith("OPCO Santé")
    fenetre.annuler()
    assert _dossier(fenetre) == avant


def test_la_commune_choisie_apporte_son_code_postal(qtbot: QtBot, fenetre: Fenetre) -> None:
    bref = _bref(fenetre)
    taper(bref.commune.ligne, "bourg")
    qtbot.waitUntil(lambda: bool(bref.communes.boutons))
    qtbot.mouseClick(bref.communes.boutons[0], Qt.MouseButton.LeftButton)
    adresse = _dossier(fenetre).beneficiaire.adresse
    assert (adresse.commune, adresse.code_postal) == ("Bourg en Bresse", "01000")
    assert not bref.communes.boutons
    assert bref.commune.texte == "Bourg en Bresse"


def test_les_mots_de_la_personne_restent_quand_on_quitte_les_propositions(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    bref = _bref(fenetre)
    taper(bref.commune.ligne, "bour")
    qtbot.waitUntil(lambda: bool(bref.communes.boutons))
    qtbot.keyClick(bref.commune.ligne, Qt.Key.Key_Down)
    qtbot.keyClick(bref.communes.boutons[0], Qt.Key.Key_Escape)
    assert bref.commune.ligne.hasFocus()
    assert not bref.communes.boutons
    taper(bref.commune.ligne, "g")
    qtbot.waitUntil(lambda: bool(bref.communes.boutons))
    qtbot.keyClick(bref.commune.ligne, Qt.Key.Key_Down)
    bref.telephone.viser()
    assert _dossier(fenetre).beneficiaire.adresse.commune == "bourg"


class TestSansLivre:
    """Sans livre, le champ reste un champ."""

    @pytest.fixture
    def atelier(self) -> Atelier:
        """Un poste sans livres."""
        return un_atelier([un_dossier()])

    def test_la_commune_s_ecrit_librement(self, fenetre: Fenetre) -> None:
        bref = _bref(fenetre)
        taper(bref.commune.ligne, "Tours")
        attendre_la_fin()
        bref.telephone.viser()
        assert not bref.communes.isVisible()
        assert _dossier(fenetre).beneficiaire.adresse.commune == "Tours"
