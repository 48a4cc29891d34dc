"""La page des livres : importer, suivre, arrêter, retirer, sans rien perdre."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cep_desktop.referentiels.livre import Edition, Livre
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.ecran import DialoguesMuets, taper
from tests.cas.livres import CERTIFICATIONS, LE, ROME4, des_livres, poser, zipper
from tests.cas.serveur import servir
from ui.pages.livres.etat import deriver
from ui.pages.livres.page import PageLivres
from ui.shell.fenetre import Fenetre
from ui.shell.rail import LIVRES
from ui.taches import attendre_la_suite
from ui.theme import theme


@pytest.fixture
def racine(tmp_path: Path) -> Path:
    """Là où les livres de l’essai sont gardés."""
    return tmp_path / "livres"


@pytest.fixture
def atelier(racine: Path) -> Atelier:
    """Un poste sans livres."""
    return un_atelier(livres=racine)


@pytest.fixture
def page(fenetre: Fenetre, qtbot: QtBot) -> PageLivres:
    """La page, ouverte par le rail."""
    fenetre.rail.pages[LIVRES].click()
    page = fenetre.page
    assert isinstance(page, PageLivres)
    _attendre(qtbot, page)
    return page


def _attendre(qtbot: QtBot, page: PageLivres) -> None:
    def est_calme() -> None:
        attendre_la_suite()
        assert page.suivi.isHidden()
        assert page.cartes["rome4"].titre.text()

    qtbot.waitUntil(lambda: est_calme() is None)
    qtbot.wait(20)


def test_sans_livre_la_page_dit_ou_les_prendre(page: PageLivres) -> None:
    assert page.sous_titre.text().startswith("Aucun livre. Tout reste possible")
    carte = page.cartes["certifications"]
    assert carte.etat.text().startswith("Pas installé")
    assert "data.gouv.fr" in carte.ou.text()
    assert carte.retirer.isHidden()
    assert not page.cartes["communes"].telecharger.isHidden()


def test_importer_une_archive_se_suit_et_se_raconte(
    qtbot: QtBot, page: PageLivres, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.archive = zipper(tmp_path / "rome.zip", ROME4)
    qtbot.mouseClick(page.importer, Qt.MouseButton.LeftButton)
    assert not page.suivi.isHidden()
    assert not page.importer.isEnabled()
    assert page.arret.hasFocus()
    qtbot.waitUntil(page.suivi.isHidden)
    assert page.importer.hasFocus()
    _attendre(qtbot, page)
    assert "46 lignes" in page.bilan.text()
    assert "version 4.70" in page.cartes["rome4"].etat.text()
    assert page.importer.isEnabled()


def test_importer_un_dossier_marche_aussi(
    qtbot: QtBot, page: PageLivres, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.dossier = poser(tmp_path / "rncp", CERTIFICATIONS)
    page.dossier.click()
    qtbot.waitUntil(lambda: "20\u00a0novembre" in page.cartes["certifications"].etat.text())
    assert page.sous_titre.text().startswith("1 installé sur 8")


def test_une_archive_abimee_est_dite_et_rien_ne_change(
    qtbot: QtBot, page: PageLivres, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    (tmp_path / "rome.zip").write_bytes(b"PK\x03\x04")
    dialogues.archive = tmp_path / "rome.zip"
    page.agir()
    qtbot.waitUntil(page.refus.isVisible)
    assert "n’a pas changé" in page.refus.phrase.text()
    assert page.verticalScrollBar().value() == 0
    assert page.importer.isEnabled()


def test_renoncer_ne_fait_rien(page: PageLivres, dialogues: DialoguesMuets) -> None:
    page.agir()
    assert page.suivi.isHidden()
    assert dialogues.demandes[-1] == "Archive officielle à importer"


def test_arreter_laisse_les_livres_en_place(
    qtbot: QtBot, page: PageLivres, dialogues: DialoguesMuets, tmp_path: Path, racine: Path
) -> None:
    dialogues.archive = zipper(tmp_path / "rome.zip", ROME4)
    page.agir()
    page.arret.click()
    qtbot.waitUntil(page.suivi.isHidden)
    installes = LivresDuPoste(racine).editions()
    assert bool(installes) is not ("Arrêté" in page.bilan.text())


def test_retirer_demande_d_abord(
    qtbot: QtBot, page: PageLivres, dialogues: DialoguesMuets, racine: Path
) -> None:
    des_livres(racine)
    page.actualiser()
    qtbot.waitUntil(lambda: not page.cartes["bmo"].retirer.isHidden())
    dialogues.accord = False
    page.cartes["bmo"].retirer.click()
    assert (racine / "bmo.sqlite").exists()
    dialogues.accord = True
    page.cartes["bmo"].retirer.click()
    assert not (racine / "bmo.sqlite").exists()
    qtbot.waitUntil(page.cartes["bmo"].retirer.isHidden)


@pytest.mark.parametrize("zoom", [100, 200])
def test_la_page_tient_et_chaque_bouton_a_un_nom(
    qtbot: QtBot, page: PageLivres, fenetre: Fenetre, racine: Path, zoom: int
) -> None:
    des_livres(racine)
    theme.regler(zoom=zoom)
    page.actualiser()
    qtbot.waitUntil(lambda: not page.cartes["bmo"].retirer.isHidden())
    qtbot.wait(1)
    assert page.widget().width() <= page.viewport().width()
    boutons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert len(boutons) > 8
    noms = [b.accessibleName() or b.text() for b in boutons]
    assert all(noms)
    assert len(set(noms)) == len(noms)
    assert all(b.height() >= 44 for b in boutons)


def test_une_edition_ancienne_s_annonce() -> None:
    vieille = Edition(Livre.ROME4, "4.50", date(2025, 1, 1), LE)
    ligne = deriver((vieille,), (), le=LE).lignes[0]
    assert ligne.age.startswith("Cette édition a plus d’un an")
    recente = Edition(Livre.ROME4, "4.70", None, LE)
    assert deriver((recente,), (), le=LE).lignes[0].age == ""


def test_un_livre_qui_ne_se_lit_plus_s_annonce() -> None:
    ligne = deriver((), (), (Livre.ROME4,), le=LE).lignes[0]
    assert ligne.age.endswith("importez-le de nouveau.")
    assert not ligne.est_installe


def test_une_adresse_se_regle_puis_le_livre_se_telecharge(
    qtbot: QtBot, page: PageLivres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    carte = page.cartes["rome4"]
    octets = zipper(tmp_path / "rome.zip", ROME4).read_bytes()
    qtbot.mouseClick(carte.ou_prendre, Qt.MouseButton.LeftButton)
    assert carte.reglage.adresse.ligne.hasFocus()
    with servir(octets) as serveur:
        taper(carte.reglage.adresse.ligne, f"{serveur.racine}/rome.zip")
        qtbot.keyClick(carte.reglage.adresse.ligne, Qt.Key.Key_Return)
        assert "changée en chemin" in carte.reglage.refus.phrase.text()
        carte.reglage.empreinte.viser()
        taper(carte.reglage.empreinte.ligne, hashlib.sha256(octets).hexdigest())
        carte.reglage.garder.setFocus()
        qtbot.keyClick(carte.reglage.garder, Qt.Key.Key_Space)
        assert carte.reglage.isHidden()
        _attendre(qtbot, page)
        qtbot.mouseClick(carte.telecharger, Qt.MouseButton.LeftButton)
        _attendre(qtbot, page)
    assert "version 4.70" in carte.etat.text()
    assert page.bilan.text().startswith("Installé.")


class TestConsultation:
    """Chercher un organisme ou une convention, depuis la page des livres."""

    @pytest.fixture
    def atelier(self, racine: Path) -> Atelier:
        """Un poste où tous les petits livres sont installés."""
        des_livres(racine)
        return un_atelier(livres=racine)

    def test_un_organisme_se_cherche_par_son_nom(self, qtbot: QtBot, page: PageLivres) -> None:
        consultation = page.consultation
        consultation.recueil.montrer("organismes")
        consultation.recueil.choisi.emit("organismes")
        consultation.texte.viser()
        taper(consultation.texte.ligne, "touraine")
        qtbot.keyClick(consultation.texte.ligne, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(consultation.lignes) == 1)
        assert "certifié pour la formation" in consultation.lignes[0]
        assert "liste publique" in consultation.reponse.text()
        consultation.recueil.montrer("conventions")
        consultation.recueil.choisi.emit("conventions")
        assert not consultation.lignes


def test_chercher_sans_livre_dit_quoi_faire(qtbot: QtBot, page: PageLivres) -> None:
    taper(page.consultation.texte.ligne, "tours")
    qtbot.mouseClick(page.consultation.chercher, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "pas installé" in page.consultation.reponse.text())
