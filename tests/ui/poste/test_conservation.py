"""Les dossiers arrivés au terme se trient à l’écran ; le journal dit qui a fait quoi."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.cas.coffre import PHRASE, des_coffres
from tests.cas.ecran import DialoguesMuets, taper
from tests.cas.horloge import HorlogeReglable
from ui.pages.conservation.page import PageConservation
from ui.pages.journal.page import PageJournal
from ui.poste.fenetre import FenetrePoste
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def fenetre(ouvert: FenetrePoste, horloge: HorlogeReglable) -> Fenetre:
    """Le coffre ouvert, cinq ans plus tard, sans veille."""
    assert ouvert.fenetre is not None
    assert ouvert.surveillance.veille is not None
    ouvert.surveillance.veille.cesser()
    horloge.avancer(days=5 * 365)
    return ouvert.fenetre


@pytest.fixture
def page(qtbot: QtBot, fenetre: Fenetre) -> PageConservation:
    """« Conservation », ouverte par le rail."""
    qtbot.mouseClick(fenetre.rail.pages["conservation"], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageConservation)
    qtbot.waitUntil(lambda: bool(page.regle.text()))
    return page


def _regler(qtbot: QtBot, page: PageConservation, mois: str = "24") -> None:
    page.mois.ligne.selectAll()
    taper(page.mois.ligne, mois)
    qtbot.mouseClick(page.regler, GAUCHE)


@pytest.fixture
def triee(qtbot: QtBot, page: PageConservation) -> PageConservation:
    """La même, 24 mois réglés : les trois dossiers sont arrivés au terme."""
    _regler(qtbot, page)
    qtbot.waitUntil(lambda: len(page.cases) == 3)
    return page


def test_sans_duree_reglee_rien_n_arrive_au_terme(page: PageConservation) -> None:
    assert page.sous_titre.text() == "La durée n’est pas réglée."
    assert "délégué à la protection des données" in page.regle.text()
    assert page.mois.texte == "24"
    assert not page.cases
    assert not page.effacer.isVisible()


def test_une_duree_impossible_est_refusee(qtbot: QtBot, page: PageConservation) -> None:
    _regler(qtbot, page, "deux ans")
    assert page.mois.faute.startswith("Écrivez un nombre de mois.")
    _regler(qtbot, page, "600")
    qtbot.waitUntil(page.refus.isVisible)
    assert "de 1 à 120 mois" in page.refus.phrase.text()


def test_rien_n_est_coche_d_avance(triee: PageConservation) -> None:
    assert triee.sous_titre.text() == "3 dossiers sont arrivés au terme."
    assert not triee.choisis
    assert not triee.effacer.isEnabled()
    assert triee.effacer.accessibleDescription() == "Cochez d’abord un dossier."


def test_effacer_se_confirme_puis_efface_pour_de_bon(
    qtbot: QtBot, triee: PageConservation, fenetre: Fenetre, dialogues: DialoguesMuets
) -> None:
    camille = next(f for f in fenetre.atelier.fiches() if f.personne.startswith("Camille"))
    qtbot.keyClick(triee.cases[camille.id], Qt.Key.Key_Space)
    dialogues.accord = False
    qtbot.mouseClick(triee.effacer, GAUCHE)
    assert "70 jours" in dialogues.demandes[-1]
    assert len(fenetre.atelier.fiches()) == 3
    dialogues.accord = True
    qtbot.mouseClick(triee.effacer, GAUCHE)
    qtbot.waitUntil(lambda: len(triee.cases) == 2)
    assert camille.id not in {f.id for f in fenetre.atelier.fiches()}
    assert fenetre.message.phrase.text() == "C’est effacé"


def test_rendre_anonyme_retire_le_dossier(
    qtbot: QtBot, triee: PageConservation, fenetre: Fenetre
) -> None:
    vise = next(iter(triee.cases))
    qtbot.mouseClick(triee.cases[vise], GAUCHE)
    qtbot.mouseClick(triee.anonymiser, GAUCHE)
    qtbot.waitUntil(lambda: len(triee.cases) == 2)
    assert vise not in {f.id for f in fenetre.atelier.fiches()}


def test_prolonger_demande_un_motif_et_retient_le_dossier(
    qtbot: QtBot, triee: PageConservation, fenetre: Fenetre
) -> None:
    vise = next(iter(triee.cases))
    qtbot.mouseClick(triee.cases[vise], GAUCHE)
    assert not triee.prolonger.isEnabled()
    assert triee.prolonger.accessibleDescription() == "Écrivez d’abord pourquoi."
    taper(triee.motif.ligne, "Litige en cours")
    qtbot.mouseClick(triee.prolonger, GAUCHE)
    qtbot.waitUntil(lambda: vise not in triee.cases)
    gel = fenetre.atelier.dossiers.lire(vise).dossier.gel
    assert gel is not None
    assert gel.motif == "Litige en cours"
    assert triee.sous_titre.text() == "3 dossiers sont arrivés au terme."


def test_un_dossier_retenu_redevient_a_trier(qtbot: QtBot, triee: PageConservation) -> None:
    (premier, *_) = triee.cases
    triee.cases[premier].setChecked(True)
    taper(triee.motif.ligne, "Litige en cours")
    qtbot.mouseClick(triee.prolonger, GAUCHE)
    qtbot.waitUntil(lambda: premier in triee.lever)
    qtbot.mouseClick(triee.lever[premier], GAUCHE)
    qtbot.waitUntil(lambda: premier in triee.cases)
    assert not triee.lever


def test_la_liste_revient_a_jour_apres_un_effacement(
    qtbot: QtBot, triee: PageConservation, fenetre: Fenetre
) -> None:
    for case in triee.cases.values():
        qtbot.mouseClick(case, GAUCHE)
    qtbot.mouseClick(triee.effacer, GAUCHE)
    qtbot.waitUntil(lambda: not triee.cases)
    qtbot.mouseClick(fenetre.rail.pages["accueil"], GAUCHE)
    assert fenetre.accueil.liste.table.rowCount() == 0


def test_le_journal_dit_qui_quand_et_quoi(qtbot: QtBot, ouvert: FenetrePoste) -> None:
    fenetre = ouvert.fenetre
    assert fenetre is not None
    camille = next(f for f in fenetre.atelier.fiches() if f.personne.startswith("Camille"))
    fenetre.ouvrir(camille.id)
    fenetre.revenir()
    qtbot.mouseClick(fenetre.rail.pages["journal"], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageJournal)
    qtbot.waitUntil(lambda: bool(page._lignes))
    gestes = [ligne.geste for ligne in page._lignes]
    assert {"Coffre créé", "Coffre ouvert", "Dossier ouvert"} <= set(gestes)
    assert "Nadia Benali" in page._lignes[0].precision
    page.dossier.montrer(str(camille.id))
    page.dossier.choisi.emit(str(camille.id))
    qtbot.waitUntil(lambda: len(page._lignes) < len(gestes))
    assert {ligne.geste.split(" (")[0] for ligne in page._lignes} == {
        "Dossier ouvert",
        "Dossier enregistré",
    }


def test_la_duree_reglee_reste_dans_le_coffre(
    qtbot: QtBot, page: PageConservation, ouvert: FenetrePoste, tmp_path: Path
) -> None:
    _regler(qtbot, page, "36")
    qtbot.waitUntil(lambda: "36 mois" in page.regle.text())
    ouvert.close()
    coffre = des_coffres(tmp_path).ouvrir(PHRASE, auteur="Nadia Benali")
    assert coffre.conservation.mois == 36
    coffre.fermer()
