"""La page des métiers proches, à la souris et au clavier, dans tous ses états."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.ecarts import AjouterMetierDuLivre
from cep_desktop.usecases.commandes.experience import AjouterExperience, ModifierExperience
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import DialoguesMuets, taper
from tests.cas.livres import des_livres
from ui.pages.competences.page import PageCompetences
from ui.pages.livres.page import PageLivres
from ui.pages.metiers_proches.page import PageMetiersProches
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_fin
from ui.theme import theme


@pytest.fixture
def dossier() -> Dossier:
    """Quelqu’un qui a été aide-soignante."""
    vide = un_dossier()
    conseil = vide.conseil.avec(
        experiences=(), competences=(), metiers=(), pistes=(), besoins_de_formation=()
    )
    geste = AjouterExperience("Aide-soignante en Ehpad", {"rome": "J1501"})
    return geste.appliquer(vide.avec(conseil=conseil))


@pytest.fixture
def atelier(dossier: Dossier, tmp_path: Path) -> Atelier:
    """Un poste où les petits livres sont installés."""
    des_livres(tmp_path / "livres")
    return un_atelier([dossier], livres=tmp_path / "livres")


@pytest.fixture
def page(qtbot: QtBot, fenetre: Fenetre) -> PageMetiersProches:
    """La page, ouverte depuis les compétences."""
    page = _ouvrir(fenetre)
    qtbot.waitUntil(lambda: bool(page.tuiles))
    return page


def _ouvrir(fenetre: Fenetre) -> PageMetiersProches:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.COMPETENCES)
    competences = fenetre.page
    assert isinstance(competences, PageCompetences)
    competences.proches.click()
    page = fenetre.page
    assert isinstance(page, PageMetiersProches)
    return page


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def test_les_metiers_viennent_du_livre_avec_leurs_nombres(page: PageMetiersProches) -> None:
    assert list(page.tuiles) == ["K1302", "J1304"]
    assert "1 déjà là, 1 proche, 0 à apprendre" in page.tuiles["J1304"].accessibleName()
    assert "version 4.70" in page.source.text()


def test_ouvrir_un_metier_dit_d_ou_vient_chaque_competence(
    qtbot: QtBot, page: PageMetiersProches
) -> None:
    qtbot.mouseClick(page.tuiles["J1304"], Qt.MouseButton.LeftButton)
    assert page.ouvert is not None
    assert page.ouvert.transferables[0].depuis == "Surveiller l'état de santé d'une personne"
    assert "Emploi réglementé" in page.ouvert.marques
    assert page.tuiles["J1304"].isChecked()


def test_chaque_metier_dit_pourquoi_il_est_la(page: PageMetiersProches) -> None:
    assert page.tuiles
    for code, tuile in page.tuiles.items():
        tuile.click()
        phrase = page.detail.pourquoi.text()
        assert page.detail.pourquoi.isVisible(), code
        assert phrase.startswith("Pourquoi\u00a0: ")
        assert phrase.endswith(".")


def test_garder_fait_une_piste_que_l_on_annule(page: PageMetiersProches, fenetre: Fenetre) -> None:
    page.ouvrir("J1304")
    page.agir()
    conseil = _dossier(fenetre).conseil
    assert [(m.rome, m.est_reglemente) for m in conseil.metiers] == [("J1304", True)]
    assert len(conseil.pistes) == 1
    assert not page.regarder.isEnabled()
    fenetre.annuler()
    fenetre.annuler()
    assert _dossier(fenetre).conseil.metiers == ()


def test_ce_qui_manque_devient_un_besoin_et_une_action(
    qtbot: QtBot, page: PageMetiersProches, fenetre: Fenetre
) -> None:
    assert fenetre.ouvert is not None
    fenetre.ouvert.session.executer(ModifierExperience("X1", {"rome": "K1302"}))
    qtbot.waitUntil(lambda: "J1501" in page.tuiles)
    page.tuiles["J1501"].click()
    assert not page.detail.besoins.isEnabled()
    manque = "Règles d’hygiène et d’asepsie"
    page.detail.cases[manque].click()
    page.detail.au_plan.click()
    conseil = _dossier(fenetre).conseil
    assert conseil.besoins_de_formation == (manque,)
    actions = [a.libelle for _, a in _dossier(fenetre).accompagnement.plan_action.actions()]
    assert f"Chercher une formation\u00a0: r{manque[1:]}" in actions
    fenetre.annuler()
    assert _dossier(fenetre).conseil.besoins_de_formation == ()


def test_l_inventaire_du_metier_s_ecrit_en_word_au_clavier(
    qtbot: QtBot, page: PageMetiersProches, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    page.ouvrir("J1304")
    page.detail.inventaire.setFocus()
    qtbot.keyClick(page.detail.inventaire, Qt.Key.Key_Space)
    assert not list(tmp_path.glob("remis/*"))
    dialogues.dossier = tmp_path / "remis"
    with qtbot.waitSignal(page.dit_sans_annuler) as dit:
        qtbot.keyClick(page.detail.inventaire, Qt.Key.Key_Space)
    (papier,) = (tmp_path / "remis").iterdir()
    assert dit.args == [f"Inventaire écrit : {papier.name}"]
    lu = Document(str(papier))
    assert "Auxiliaire de puériculture" in [p.text for p in lu.paragraphs]


def test_un_metier_deja_regarde_reste_dans_la_liste(
    qtbot: QtBot, page: PageMetiersProches, fenetre: Fenetre
) -> None:
    assert "A1201" not in page.tuiles
    assert fenetre.ouvert is not None
    fenetre.ouvert.session.executer(AjouterMetierDuLivre("Bûcheronne", "A1201"))
    qtbot.waitUntil(lambda: "A1201" in page.tuiles)
    page.ouvrir("A1201")
    assert page.ouvert is not None
    assert page.ouvert.a_apprendre == ("Abattre un arbre à la tronçonneuse",)


def test_un_filtre_qui_ecarte_tout_le_dit(qtbot: QtBot, page: PageMetiersProches) -> None:
    page.filtres.transition.montrer("verts")
    page.filtres.transition.choisi.emit("verts")
    qtbot.waitUntil(lambda: "Retirez-en un" in page.vide.phrase.text())
    assert page.filtres.isVisible()
    page.filtres.transition.montrer("")
    page.filtres.transition.choisi.emit("")
    qtbot.waitUntil(lambda: not page.vide.isVisible())


@pytest.mark.parametrize("zoom", [100, 200])
def test_la_page_tient_et_chaque_bouton_a_un_nom(
    qtbot: QtBot, page: PageMetiersProches, zoom: int
) -> None:
    theme.regler(zoom=zoom)
    qtbot.wait(1)
    assert page.widget().width() <= page.viewport().width()
    boutons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert all(b.accessibleName() or b.text() for b in boutons)
    assert all(b.height() >= 44 for b in boutons)


class TestSansLivre:
    """Sans livre, la page dit quoi faire, et rien ne manque ailleurs."""

    @pytest.fixture
    def atelier(self, dossier: Dossier) -> Atelier:
        """Un poste sans livres."""
        return un_atelier([dossier])

    def test_la_page_dit_ou_installer(self, qtbot: QtBot, fenetre: Fenetre) -> None:
        page = _ouvrir(fenetre)
        assert not page.livres.isVisible()
        qtbot.waitUntil(lambda: "Aucun livre" in page.vide.phrase.text())
        assert not page.garder.isVisible()
        page.livres.setFocus()
        qtbot.keyClick(page.livres, Qt.Key.Key_Space)
        assert isinstance(fenetre.page, PageLivres)
        assert fenetre.ouvert is None

    def test_ses_propres_mots_restent_possibles(self, qtbot: QtBot, fenetre: Fenetre) -> None:
        _ouvrir(fenetre)
        fenetre.aller(CodePage.COMPETENCES)
        competences = fenetre.page
        assert isinstance(competences, PageCompetences)
        taper(competences.ajout_metier.ligne, "Fleuriste")
        assert competences.ajout_metier.boutons == []
        qtbot.keyClick(competences.ajout_metier.ligne, Qt.Key.Key_Return)
        assert _dossier(fenetre).conseil.metiers[-1].appellation == "Fleuriste"


def test_un_metier_du_livre_se_choisit_au_clavier(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.COMPETENCES)
    page = fenetre.page
    assert isinstance(page, PageCompetences)
    attendre_la_fin()
    qtbot.waitUntil(lambda: fenetre.atelier.livres.est_prete)
    page.ajout_metier.viser()
    taper(page.ajout_metier.ligne, "auxiliaire puer")
    assert [b.code for b in page.ajout_metier.boutons] == ["J1304"]
    qtbot.keyClick(page.ajout_metier.ligne, Qt.Key.Key_Down)
    qtbot.keyClick(page.ajout_metier.boutons[0], Qt.Key.Key_Return)
    metier = _dossier(fenetre).conseil.metiers[-1]
    assert (metier.rome, metier.appellation) == ("J1304", "Auxiliaire de puériculture")
    assert page.ajout_metier.boutons == []


def test_une_experience_prend_le_code_du_livre(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.COMPETENCES)
    page = fenetre.page
    assert isinstance(page, PageCompetences)
    qtbot.waitUntil(lambda: fenetre.atelier.livres.est_prete)
    page.ouvrir(page.etat.experiences[0].cle)
    taper(page.experience.livre.ligne, "bucheron")
    page.experience.livre.boutons[0].click()
    assert _dossier(fenetre).conseil.experiences[0].rome == "A1201"
