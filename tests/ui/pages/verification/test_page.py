"""Déposer un fichier signé, et savoir ce qu’il prouve."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.usecases.atelier import Atelier
from tests.cas.annuaire import AnnuaireEnMemoire
from tests.cas.ecran import DialoguesMuets
from tests.signing.cas import document_riche, remplacer
from ui.pages.verification.page import PageVerification
from ui.shell.fenetre import Fenetre
from ui.shell.rail import VERIFICATION

GAUCHE = Qt.MouseButton.LeftButton
LE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def signe() -> bytes:
    """Un document signé par un organisme inconnu."""
    racine = emission.emettre_racine("Cap Évolution Loire", le=LE)
    cle = emission.emettre(racine, "Inès Caron", le=LE)
    return signer(document_riche(), cle, Declaration(LE, role="Conseillère"))


@pytest.fixture
def annuaire() -> AnnuaireEnMemoire:
    """Personne n’est encore connu."""
    return AnnuaireEnMemoire()


@pytest.fixture
def page(
    qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets, annuaire: AnnuaireEnMemoire
) -> PageVerification:
    """La page, montrée."""
    widget = PageVerification(replace(atelier, annuaires=annuaire), dialogues)
    qtbot.addWidget(widget)
    widget.resize(1102, 700)
    widget.show()
    return widget


def _choisir(
    qtbot: QtBot, page: PageVerification, dialogues: DialoguesMuets, fichier: Path
) -> None:
    dialogues.fichier = fichier
    qtbot.mouseClick(page.choisir, GAUCHE)
    qtbot.waitUntil(lambda: page.etat is not None, timeout=20_000)


def test_une_cle_inconnue_se_verifie_par_six_mots(
    qtbot: QtBot,
    page: PageVerification,
    dialogues: DialoguesMuets,
    annuaire: AnnuaireEnMemoire,
    signe: bytes,
    tmp_path: Path,
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(signe)
    _choisir(qtbot, page, dialogues, fichier)
    assert page.etat is not None
    assert page.etat.conclusion == "Ce document est intact. Il reste à savoir qui l’a signé."
    assert [fait.marque[0] for fait in page.etat.faits] == ["Sûr", "Sûr", "À vérifier"]
    assert len(page.etat.mots) == 6
    empreinte = page.etat.empreinte
    qtbot.mouseClick(page.meme, GAUCHE)
    qtbot.waitUntil(lambda: page.etat is not None and not page.etat.mots, timeout=20_000)
    assert annuaire.notees.keys() == {empreinte}
    assert [fait.marque[0] for fait in page.etat.faits] == ["Sûr", "Sûr", "Sûr"]


def test_une_cle_refusee_le_reste(
    qtbot: QtBot, page: PageVerification, dialogues: DialoguesMuets, signe: bytes, tmp_path: Path
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(signe)
    _choisir(qtbot, page, dialogues, fichier)
    page.autre.setFocus()
    qtbot.keyClick(page.autre, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: page.etat is not None and "refusé" in page.etat.conclusion, timeout=20_000
    )


def test_un_document_change_se_dit_et_se_copie(
    qtbot: QtBot, page: PageVerification, dialogues: DialoguesMuets, signe: bytes, tmp_path: Path
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(remplacer(signe, "word/document.xml", "plan", "clan"))
    _choisir(qtbot, page, dialogues, fichier)
    assert page.etat is not None
    assert "Demandez l’original" in page.etat.conclusion
    assert page.etat.faits[0].marque[0] == "Non"
    assert "Le texte du document" in page.etat.faits[0].phrase
    assert page.etat.mots == (), "on ne compare pas la clé d’un document faux"
    qtbot.mouseClick(page.copier, GAUCHE)
    assert "Demandez l’original" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()


def test_un_fichier_illisible_a_sa_phrase(
    qtbot: QtBot, page: PageVerification, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(b"bonjour")
    dialogues.fichier = fichier
    qtbot.mouseClick(page.choisir, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=20_000)
    assert "ni un document Word" in page.refus.phrase.text()


def test_un_fichier_se_depose(qtbot: QtBot, page: PageVerification, tmp_path: Path) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(document_riche())
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(fichier))])
    depot = QDropEvent(
        QPointF(QPoint(40, 40)), Qt.DropAction.CopyAction, donnees, GAUCHE,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.dropEvent(depot)
    qtbot.waitUntil(lambda: page.etat is not None, timeout=20_000)
    assert page.etat is not None
    assert page.etat.conclusion == "Ce fichier n’est pas signé."


def test_la_page_s_ouvre_par_le_rail_et_par_son_action(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.mouseClick(fenetre.rail.pages[VERIFICATION], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageVerification)
    assert fenetre.rail.pages[VERIFICATION].isChecked()
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    assert fenetre.registre.faire("aller.verification") == ""
    assert fenetre.page is page
    assert fenetre.rail.courante == VERIFICATION
    assert fenetre.rail.pages[VERIFICATION].isChecked()
