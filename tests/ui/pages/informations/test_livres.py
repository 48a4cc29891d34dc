"""Une carte se prend dans les livres, datée, située et sourcée, d’un seul geste."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.accueil import ThemeInformation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Adresse
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import taper
from tests.cas.livres import des_livres
from ui.pages.informations.page import PageInformations
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre


@pytest.fixture
def atelier(tmp_path: Path) -> Atelier:
    """Une personne qui habite en Indre-et-Loire, et tous les petits livres."""
    des_livres(tmp_path / "livres")
    dossier = un_dossier()
    habite = dossier.beneficiaire.avec(adresse=Adresse(code_postal="37000", commune="Tours"))
    return un_atelier([dossier.avec(beneficiaire=habite)], livres=tmp_path / "livres")


def _ouvrir(fenetre: Fenetre) -> PageInformations:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller(CodePage.INFORMATIONS)
    page = fenetre.page
    assert isinstance(page, PageInformations)
    page.commencer()
    return page


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def test_les_cartes_cochees_entrent_au_dossier(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre)
    qtbot.waitUntil(page.livre.metier.isVisible, timeout=20_000)
    taper(page.livre.metier.ligne, "aide soignante")
    page.livre.metier.boutons[0].click()
    qtbot.waitUntil(lambda: len(page.livre.cartes) == 3, timeout=20_000)
    assert not page.livre.prendre.isEnabled()
    metier, _, tendance = page.livre.cartes
    metier.click()
    tendance.click()
    page.livre.prendre.click()
    informations = _dossier(fenetre).accueil.informations
    assert [i.rome for i in informations] == ["J1501", None]
    assert informations[1].territoire == "Indre-et-Loire"
    assert all(i.source.startswith("France Travail") for i in informations)
    assert page.fiche.isVisible()
    fenetre.annuler()
    assert _dossier(fenetre).accueil.informations == ()


def test_une_information_se_garde_pour_l_organisme_et_se_propose_ensuite(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _ouvrir(fenetre)
    page.ajout.type.montrer(ThemeInformation.SERVICE.value)
    taper(page.ajout.titre.ligne, "Garde d’enfants")
    qtbot.mouseClick(page.ajout.ajouter, Qt.MouseButton.LeftButton)
    formulaire = page.formulaire
    formulaire.garder.setFocus()
    qtbot.keyClick(formulaire.garder, Qt.Key.Key_Space)
    assert "une date de relecture" in page.refus.phrase.text()
    for champ, texte in ((formulaire.source, "Mairie"), (formulaire.date, "03/11/2026")):
        champ.viser()
        taper(champ.commande, texte)
    formulaire.resume.viser()
    taper(formulaire.resume.zone, "Une place le mercredi.")
    formulaire.garder.setFocus()
    with qtbot.waitSignal(page.dit_sans_annuler):
        qtbot.keyClick(formulaire.garder, Qt.Key.Key_Space)
    assert page.refus.isHidden()
    page.commencer()
    qtbot.waitUntil(lambda: len(page.livre.cartes) == 1)
    (carte,) = page.livre.cartes.values()
    assert (carte.titre, carte.source) == ("Garde d’enfants", "Mairie")


class TestSansLivre:
    """Sans livre, la page le dit, et l’information s’écrit."""

    @pytest.fixture
    def atelier(self) -> Atelier:
        """Un poste sans livres."""
        return un_atelier([un_dossier()])

    def test_on_ecrit_avec_ses_mots(self, fenetre: Fenetre) -> None:
        page = _ouvrir(fenetre)
        assert not page.livre.metier.isVisible()
        assert page.ajout.isVisible()
