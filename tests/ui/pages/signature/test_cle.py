"""La clé de l’organisme : l’ouvrir, la faire, prouver l’heure, sceller le PDF."""

import json
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.cle import lire_p12
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.signing.verification import Annuaire
from cep_desktop.signing.verification import verifier as verifier_tout
from cep_desktop.usecases.signature.sceau import Sceau
from tests.cas.dossier import LE
from tests.cas.ecran import DialoguesMuets, taper
from tests.ui.pages.signature.gestes import GAUCHE, cocher, ecrire, fini, tracer
from ui.pages.signature.page import PageSignature
from ui.shell.fenetre import Fenetre

MIDI = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def p12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La clé de la conseillère, dans un fichier."""
    le = datetime(LE.year, LE.month, LE.day).astimezone()
    racine = emission.emettre_racine("Cap Évolution Centre", le=le)
    cle = emission.emettre(racine, "Nadia Benali", le=le)
    fichier = tmp_path_factory.mktemp("cle") / "nadia.p12"
    fichier.write_bytes(emission.ecrire_p12(cle, "neige violon tomate"))
    return fichier


@pytest.mark.libreoffice
def test_avec_la_cle_de_l_organisme_le_fichier_porte_deux_signatures(
    qtbot: QtBot,
    fenetre: Fenetre,
    page: PageSignature,
    dialogues: DialoguesMuets,
    p12: Path,
    tmp_path: Path,
) -> None:
    dialogues.cle = p12
    carte = page.cle
    carte.deplier(est_ouvert=True)
    qtbot.mouseClick(carte.choisir, GAUCHE)
    taper(carte.phrase.ligne, "fausse phrase")
    qtbot.keyClick(carte.phrase.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(carte.refus.isVisible)
    assert "ne s’ouvre pas" in carte.refus.phrase.text()
    carte.phrase.ligne.clear()
    taper(carte.phrase.ligne, "neige violon tomate")
    qtbot.mouseClick(carte.ouvrir, GAUCHE)
    qtbot.waitUntil(lambda: carte.sceau is not None)
    assert carte.dit.text().startswith("Clé de Nadia Benali, Cap Évolution Centre")
    assert carte.phrase.texte == ""
    assert "Nadia Benali, Cap Évolution Centre" in fenetre.atelier.annuaires.fins()
    cocher(qtbot, page)
    tracer(page)
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    (plan,) = (tmp_path / "remis").glob("plan-action*.docx")
    constats = verifier(plan.read_bytes())
    assert [c.est_intacte and c.est_complete for c in constats] == [True, True]
    (pdf,) = (tmp_path / "remis").glob("plan-action*.pdf")
    lu = verifier_tout(pdf.read_bytes(), Annuaire(), le=constats[0].faits.declaree_le or MIDI)
    assert (lu.est_signe, lu.est_intact, lu.est_complet) == (True, True, True)
    manifeste = json.loads((tmp_path / "remis" / "manifeste.json").read_text(encoding="utf-8"))
    assert pdf.name in {fiche["nom"] for fiche in manifeste["fichiers"]}
    assert fenetre.ouvert is not None
    assert fenetre.ouvert.session.sceau is carte.sceau
    qtbot.mouseClick(carte.refermer, GAUCHE)
    assert carte.sceau is None
    assert fenetre.ouvert.session.sceau is None


def test_la_page_dit_d_ou_viendra_l_heure(fenetre: Fenetre, page: PageSignature) -> None:
    page.cle.deplier(est_ouvert=True)
    assert "celle de cet ordinateur" in page.cle.heure.text()
    fenetre.atelier.annuaires.noter_autorite("https://heure.exemple.fr/tsa")
    fenetre.aller("plan_action")
    fenetre.aller("signature")
    page.cle.relire_l_heure()
    assert page.cle.heure.text().startswith("L’heure sera prouvée par heure.exemple.fr.")


def test_sans_reponse_de_l_autorite_le_plan_se_signe_et_on_le_dit(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, p12: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cep_desktop.documents.pdf.convertisseur", lambda: None)
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        fenetre.atelier.annuaires.noter_autorite(f"http://127.0.0.1:{prise.getsockname()[1]}")
        page.cle.sceau = Sceau(lire_p12(p12.read_bytes(), "neige violon tomate"))
        cocher(qtbot, page)
        tracer(page)
        ecrire(qtbot, page, 1, "Nadia Benali")
        qtbot.mouseClick(page.creer, GAUCHE)
        fini(qtbot, page)
    avis = page.avis.phrase.text()
    assert "avec l’heure de cet ordinateur" in avis
    assert "n’a pas de PDF scellé" in avis


def test_la_cle_de_l_organisme_se_fait_en_trois_gestes(
    qtbot: QtBot, page: PageSignature, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.dossier = tmp_path / "cle"
    carte = page.cle
    carte.deplier(est_ouvert=True)
    qtbot.mouseClick(carte.faire, GAUCHE)
    taper(carte.phrase.ligne, "trop courte")
    qtbot.mouseClick(carte.ouvrir, GAUCHE)
    qtbot.waitUntil(carte.refus.isVisible, timeout=20_000)
    assert not (tmp_path / "cle").exists()
    carte.phrase.ligne.clear()
    taper(carte.phrase.ligne, "lune tracteur violet sardine parapluie comete bocal")
    qtbot.mouseClick(carte.ouvrir, GAUCHE)
    qtbot.waitUntil(lambda: carte.sceau is not None, timeout=30_000)
    assert {f.name for f in (tmp_path / "cle").iterdir()} == {
        "racine-a-mettre-sous-cle.p12",
        "racine-a-donner.pem",
        "cle-du-signataire.p12",
        "a-lire.txt",
    }
    assert "Nadia Benali, Cap Évolution Centre" in carte.dit.text()
    assert "qualifiée" in (tmp_path / "cle" / "a-lire.txt").read_text(encoding="utf-8")
