"""La page des certifications : chercher, contrôler, faire un chemin, dans tous ses états."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.strategie import NatureChemin
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.ecarts import AjouterMetierDuLivre
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import taper
from tests.cas.livres import des_livres
from ui.pages.certifications.page import PageCertifications
from ui.pages.livres.page import PageLivres
from ui.pages.projet.page import CHEMINS, PageProjet
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.theme import theme


@pytest.fixture
def atelier(tmp_path: Path) -> Atelier:
    """Une personne qui regarde un métier, et tous les petits livres."""
    des_livres(tmp_path / "livres")
    dossier = AjouterMetierDuLivre("Aide-soignante", "J1501").appliquer(un_dossier())
    return un_atelier([dossier], livres=tmp_path / "livres")


@pytest.fixture
def page(fenetre: Fenetre) -> PageCertifications:
    """La page, ouverte depuis la palette."""
    return _ouvrir(fenetre)


def _ouvrir(fenetre: Fenetre) -> PageCertifications:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.CERTIFICATIONS)
    page = fenetre.page
    assert isinstance(page, PageCertifications)
    return page


def _chercher(qtbot: QtBot, page: PageCertifications, mots: str) -> None:
    page.texte.ligne.clear()
    taper(page.texte.ligne, mots)
    qtbot.keyClick(page.texte.ligne, Qt.Key.Key_Return)


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def test_un_mot_trouve_et_ouvre_la_premiere(qtbot: QtBot, page: PageCertifications) -> None:
    assert page.vide.isVisible()
    _chercher(qtbot, page, "soignant")
    qtbot.waitUntil(page.detail.isVisible)
    assert list(page.tuiles) == ["RNCP40692"]
    assert page.detail.code.text() == "RNCP40692"
    assert "France compétences" in page.source.text()


def test_les_anciennes_se_montrent_si_on_le_demande(qtbot: QtBot, page: PageCertifications) -> None:
    page.toutes.click()
    _chercher(qtbot, page, "soignant")
    qtbot.waitUntil(lambda: len(page.tuiles) == 2)
    assert "plus enregistrée" in page.tuiles["RNCP35830"].accessibleName()


def test_le_metier_regarde_filtre(qtbot: QtBot, page: PageCertifications) -> None:
    page.metier.montrer("J1501")
    page.metier.choisi.emit("J1501")
    qtbot.waitUntil(lambda: list(page.tuiles) == ["RNCP40692"])


def test_cocher_des_blocs_mele_vae_et_formation(
    qtbot: QtBot, page: PageCertifications, fenetre: Fenetre
) -> None:
    _chercher(qtbot, page, "soignant")
    qtbot.waitUntil(page.detail.isVisible)
    assert page.detail.chemin.text() == "Formation"
    page.detail.cases["RNCP40692BC01"].click()
    assert page.detail.chemin.text() == "VAE pour 1 bloc, formation pour 2"
    page.detail.etudier.click()
    strategie = _dossier(fenetre).conseil.strategie
    assert strategie is not None
    (chemin,) = strategie.chemins
    assert chemin.nature is NatureChemin.VAE
    assert chemin.titre == "VAE pour 1 bloc, formation pour 2\u00a0: Aide-soignant"
    assert "Par la formation\u00a0: RNCP40692BC02, RNCP40692BC03." in chemin.programme
    for case in list(page.detail.cases.values())[1:]:
        case.click()
    assert page.detail.chemin.text() == "VAE de toute la certification"


def test_le_chemin_a_etudier_dit_ce_que_vaut_son_code(
    qtbot: QtBot, page: PageCertifications, fenetre: Fenetre
) -> None:
    _chercher(qtbot, page, "soignant")
    qtbot.waitUntil(page.detail.isVisible)
    page.detail.etudier.click()
    fenetre.aller(CodePage.PROJET)
    projet = fenetre.page
    assert isinstance(projet, PageProjet)
    projet.regarder(CHEMINS)
    (carte,) = projet.chemins.cartes.values()
    qtbot.mouseClick(carte.etude, Qt.MouseButton.LeftButton)
    etude = projet.chemins.etude
    qtbot.waitUntil(lambda: "31\u00a0décembre\u00a02027" in etude.code.text())
    champ = etude.questions["certification"]
    for ecrit, attendu in (
        ("RS 5641, anglais", "1500\u00a0€ de droits CPF"),
        ("RNCP35830", "fini depuis"),
        ("RNCP1", "n’est pas dans l’édition installée"),
    ):
        champ.viser()
        champ.ligne.selectAll()
        taper(champ.ligne, ecrit)
        qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda attendu=attendu: attendu in etude.code.text())
    assert "Source\u00a0: France compétences" in etude.code.text()
    champ.ligne.selectAll()
    taper(champ.ligne, "Un certificat de branche")
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(etude.code.isHidden)


def test_sans_vae_ouverte_c_est_une_formation(
    qtbot: QtBot, page: PageCertifications, fenetre: Fenetre
) -> None:
    _chercher(qtbot, page, "anglais")
    qtbot.waitUntil(page.detail.isVisible)
    page.detail.etudier.click()
    strategie = _dossier(fenetre).conseil.strategie
    assert strategie is not None
    assert strategie.chemins[0].nature is NatureChemin.FORMATION


def test_rien_ne_repond_se_dit(qtbot: QtBot, page: PageCertifications) -> None:
    _chercher(qtbot, page, "zzzz")
    qtbot.waitUntil(lambda: "Aucune certification ne répond" in page.vide.phrase.text())


@pytest.mark.parametrize("zoom", [100, 200])
def test_la_page_tient_et_chaque_bouton_a_un_nom(
    qtbot: QtBot, page: PageCertifications, zoom: int
) -> None:
    theme.regler(zoom=zoom)
    _chercher(qtbot, page, "soignant")
    qtbot.waitUntil(page.detail.isVisible)
    qtbot.wait(1)
    assert page.widget().width() <= page.viewport().width()
    boutons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert all(b.accessibleName() or b.text() for b in boutons)
    assert all(b.height() >= 44 for b in boutons)


class TestSansLivre:
    """Sans le livre, la page dit quoi faire."""

    @pytest.fixture
    def atelier(self) -> Atelier:
        """Un poste sans livres."""
        return un_atelier([un_dossier()])

    def test_la_page_le_dit(self, qtbot: QtBot, fenetre: Fenetre) -> None:
        page = _ouvrir(fenetre)
        _chercher(qtbot, page, "soignant")
        assert not page.livres.isVisible()
        qtbot.waitUntil(lambda: "n’est pas installé" in page.vide.phrase.text())
        qtbot.mouseClick(page.livres, Qt.MouseButton.LeftButton)
        assert isinstance(fenetre.page, PageLivres)
