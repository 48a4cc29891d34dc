"""Un fichier se joint à une compétence, au clavier, à la souris, ou en le déposant."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.competence import Competence
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.depot import deposer
from tests.cas.dossier import LE, exemple
from tests.cas.ecran import DialoguesMuets
from ui.pages.competences.page import PageCompetences
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def atelier() -> Atelier:
    """Camille."""
    return un_atelier([exemple("camille")])


@pytest.fixture
def attestation(tmp_path: Path) -> Path:
    """Un vrai PDF d’une page."""
    sortie = io.BytesIO()
    Image.new("L", (80, 60), 250).save(sortie, "PDF")
    fichier = tmp_path / "attestation.pdf"
    fichier.write_bytes(sortie.getvalue())
    return fichier


def _page(fenetre: Fenetre) -> PageCompetences:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller("competences")
    page = fenetre.page
    assert isinstance(page, PageCompetences)
    page.ouvrir("K1")
    return page


def _competence(fenetre: Fenetre, rang: int = 0) -> Competence:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.conseil.competences[rang]


def _amener(qtbot: QtBot, fenetre: Fenetre, page: PageCompetences, widget: QWidget) -> None:
    """Fait défiler jusqu’à ce que le milieu du widget soit sous les yeux."""

    def est_la() -> bool:
        page.ensureWidgetVisible(widget)
        dessous = fenetre.childAt(widget.mapTo(fenetre, widget.rect().center()))
        return dessous is not None and (dessous is widget or widget.isAncestorOf(dessous))

    qtbot.waitUntil(est_la)


def test_un_fichier_se_joint_au_clavier_se_verifie_et_se_retire(
    qtbot: QtBot, fenetre: Fenetre, dialogues: DialoguesMuets, attestation: Path
) -> None:
    volet = _page(fenetre).competence
    champ = volet.piece
    assert champ.verifier.isHidden()
    dialogues.piece = attestation
    champ.joindre.setFocus()
    qtbot.keyClick(champ.joindre, Qt.Key.Key_Space)
    assert not champ.joindre.isEnabled()
    qtbot.waitUntil(lambda: _competence(fenetre).piece is not None, timeout=20_000)
    piece = _competence(fenetre).piece
    assert piece is not None
    assert (piece.nom, piece.jointe_le) == ("attestation.pdf", LE)
    assert champ.dit.text().startswith("attestation.pdf, joint le")
    assert champ.joindre.accessibleName() == "Remplacer le fichier"
    assert "déposer" not in champ.aide.text()

    qtbot.mouseClick(champ.verifier, GAUCHE)
    qtbot.waitUntil(lambda: champ.dit.text().startswith("C’est bien le fichier"))
    attestation.write_bytes(attestation.read_bytes() + b"\n")
    qtbot.keyClick(champ.verifier, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: champ.faute.startswith("Ce n’est pas le même fichier"))

    qtbot.mouseClick(champ.retirer, GAUCHE)
    assert _competence(fenetre).piece is None
    assert champ.dit.isHidden()
    fenetre.annuler()
    assert _competence(fenetre).piece == piece


def test_un_fichier_depose_va_a_la_competence_ou_on_l_a_depose(
    qtbot: QtBot, fenetre: Fenetre, attestation: Path
) -> None:
    page = _page(fenetre)
    _amener(qtbot, fenetre, page, page.competence.piece)
    assert deposer(fenetre, page.competence.piece, attestation)
    page.ouvrir("K2")
    assert page.competence.piece.dit.isHidden()
    qtbot.waitUntil(lambda: _competence(fenetre).piece is not None, timeout=20_000)
    assert _competence(fenetre, 1).piece is None
    assert page.competence.piece.dit.isHidden()


def test_un_fichier_lache_sur_un_texte_n_y_ecrit_pas_son_chemin(
    qtbot: QtBot, fenetre: Fenetre, attestation: Path
) -> None:
    page = _page(fenetre)
    volet = page.competence
    avant = volet.preuve.texte
    for commande in (volet.preuve.ligne, volet.trace.paroles.zone):
        _amener(qtbot, fenetre, page, commande)
        assert not deposer(fenetre, commande, attestation)
    assert (volet.preuve.texte, volet.trace.paroles.zone.texte) == (avant, "")


def test_un_fichier_refuse_est_dit_sous_le_champ(
    qtbot: QtBot, fenetre: Fenetre, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    champ = _page(fenetre).competence.piece
    dialogues.piece = tmp_path / "lettre.docx"
    dialogues.piece.write_bytes(b"PK\x03\x04")
    qtbot.mouseClick(champ.joindre, GAUCHE)
    qtbot.waitUntil(lambda: bool(champ.faute))
    assert champ.faute.startswith("Ce type de fichier ne se joint pas")
    assert champ.joindre.isEnabled()
    assert _competence(fenetre).piece is None
    dialogues.piece = None
    qtbot.mouseClick(champ.joindre, GAUCHE)
    assert champ.joindre.isEnabled()
