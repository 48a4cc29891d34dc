"""Le classeur d’un organisme se dépose sur la page, ou se choisit au clavier, puis se retient."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.financement import Financement, StatutFinancement
from cep_desktop.domain.montant import Montant
from tests.cas.depot import deposer, lacher
from tests.cas.ecran import DialoguesMuets
from tests.documents.plan_financement.renvois import remplir, renvoyer
from tests.ui.histoires.mains import CTRL, dossier_de
from ui.pages.retour.page import PageRetour
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
REPONSES = {"E7": "Accordé partiellement", "F7": 4500, "G7": date(2026, 11, 20), "E6": "Refusé"}


@pytest.fixture
def page(camille: Fenetre) -> PageRetour:
    """La page du retour, sur le dossier de Camille."""
    camille.aller("retour")
    page = camille.page
    assert isinstance(page, PageRetour)
    return page


@pytest.fixture
def classeur(camille: Fenetre, tmp_path: Path) -> Path:
    """Le classeur de Camille, rempli par deux organismes."""
    chemin = tmp_path / "retour.xlsx"
    chemin.write_bytes(renvoyer(dossier_de(camille), remplir(REPONSES)))
    return chemin


def _statut(fenetre: Fenetre, cle: str) -> Financement:
    demandes = dossier_de(fenetre).accompagnement.plan_financement.financements
    return next(f for f in demandes if f.id == cle)


def test_un_classeur_depose_sur_la_page_se_compare_et_se_retient(
    qtbot: QtBot, camille: Fenetre, page: PageRetour, classeur: Path
) -> None:
    avant = dossier_de(camille)
    assert deposer(camille, page, classeur)
    qtbot.waitUntil(lambda: bool(page.ecarts.lignes), timeout=20_000)
    assert dossier_de(camille) is avant, "lire ne change rien"
    assert not page.retenir.isEnabled(), "rien n’est choisi d’avance"
    for cle in ("F2", "F3"):
        qtbot.mouseClick(page.ecarts.boutons[cle, "recu"], GAUCHE)
    assert page.retenir.text() == "Retenir 2 réponses"
    qtbot.mouseClick(page.retenir, GAUCHE)
    assert _statut(camille, "F2").statut is StatutFinancement.REFUSE
    assert _statut(camille, "F3").accorde == Montant(450_000)
    camille.annuler()
    assert dossier_de(camille) == avant, "un seul geste à annuler"


def test_au_clavier_le_classeur_se_choisit_et_se_retient(
    qtbot: QtBot, camille: Fenetre, page: PageRetour, classeur: Path, dialogues: DialoguesMuets
) -> None:
    dialogues.classeur = classeur
    qtbot.keyClick(camille, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: bool(page.ecarts.lignes), timeout=20_000)
    recu = page.ecarts.boutons["F3", "recu"]
    recu.setFocus()
    qtbot.keyClick(recu, Qt.Key.Key_Space)
    envoye = page.ecarts.boutons["F2", "envoye"]
    envoye.setFocus()
    qtbot.keyClick(envoye, Qt.Key.Key_Space)
    qtbot.keyClick(camille, Qt.Key.Key_Return, CTRL)
    assert _statut(camille, "F3").accorde == Montant(450_000)
    assert _statut(camille, "F2").decision is None, "ce que l’on ne retient pas ne change pas"
    assert not page.refus.isVisible()


def test_un_fichier_qui_n_est_pas_un_classeur_s_explique(
    camille: Fenetre, page: PageRetour, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"png")
    avant = dossier_de(camille)
    assert deposer(camille, page, photo)
    assert page.refus.isVisible()
    assert "n’est pas un classeur" in page.refus.phrase.text()
    assert dossier_de(camille) is avant


def test_un_texte_glisse_n_est_pas_pris(camille: Fenetre, page: PageRetour) -> None:
    donnees = QMimeData()
    donnees.setText("un mot")
    assert not lacher(camille, page, donnees)


def test_envoye_et_recu_se_lisent_en_colonnes_puis_l_un_sous_l_autre(
    qtbot: QtBot, camille: Fenetre, page: PageRetour, classeur: Path
) -> None:
    assert deposer(camille, page, classeur)
    qtbot.waitUntil(lambda: bool(page.ecarts.lignes), timeout=20_000)
    assert "Reçu, différent" in page.ecarts.lignes[0].lue
    premiere, derniere = page.ecarts.rangees[0], page.ecarts.rangees[-1]
    qtbot.waitUntil(lambda: derniere.isVisible() and derniere.y() > premiere.y())
    colonnes = {
        tuple(cellule.mapTo(page.ecarts, QPoint(0, 0)).x() for cellule in rangee.cellules)
        for rangee in page.ecarts.rangees
    }
    ((envoye, recu),) = colonnes
    assert 0 < envoye < recu, "chaque colonne est droite d’une ligne à l’autre"
    premiere.regler(est_large=False)
    assert all(cellule.mot.isVisible() for cellule in premiere.cellules)
