"""Relire, signer chacun à sa façon, repartir avec ses fichiers ; à la souris et au clavier."""

import json
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.signature import ModeSignature
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.cle import lire_p12
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.signing.verification import Annuaire
from cep_desktop.signing.verification import verifier as verifier_tout
from cep_desktop.usecases.signature.sceau import Sceau
from tests.cas.dossier import LE
from tests.cas.ecran import DialoguesMuets, taper
from tests.rules.test_signataires import avenant_du_conseiller
from ui.pages.signature.page import PageSignature
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
MIDI = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def page(fenetre: Fenetre, dialogues: DialoguesMuets, tmp_path: Path) -> PageSignature:
    """La signature du plan d’Idriss, que personne n’a encore signé."""
    dialogues.dossier = tmp_path / "remis"
    fiches = fenetre.atelier.fiches()
    fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith("Idriss")))
    fenetre.aller("signature")
    assert isinstance(fenetre.page, PageSignature)
    return fenetre.page


def _cocher(qtbot: QtBot, page: PageSignature) -> None:
    for case in page.cases:
        qtbot.mouseClick(case, GAUCHE, pos=QPoint(20, 20))


def _tracer(page: PageSignature) -> None:
    pave = page.signataires[0].pave
    QTest.mousePress(pave, GAUCHE, pos=QPoint(30, 90))
    for n in range(1, 20):
        QTest.mouseMove(pave, QPoint(30 + 8 * n, 60 + 6 * (n % 6)))
    QTest.mouseRelease(pave, GAUCHE, pos=QPoint(182, 66))


def _ecrire(qtbot: QtBot, page: PageSignature, rang: int, nom: str) -> None:
    signataire = page.signataires[rang]
    signataire.mode.setFocus()
    qtbot.keyClick(signataire.mode, Qt.Key.Key_Return)
    assert signataire.ecrit.ligne.hasFocus()
    taper(signataire.ecrit.ligne, nom)


def _fini(qtbot: QtBot, page: PageSignature) -> None:
    qtbot.waitUntil(lambda: page.etat.est_close, timeout=30_000)


def _dossier(fenetre: Fenetre) -> object:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def test_la_page_dit_une_chose_qui_manque_a_la_fois(qtbot: QtBot, page: PageSignature) -> None:
    assert not any(case.isChecked() for case in page.cases)
    assert page.manque.text() == "Il reste à cocher chaque phrase, avec la personne."
    _cocher(qtbot, page)
    assert page.manque.text() == "Il manque la signature de Idriss Haddad."
    assert not page.creer.isEnabled()
    _tracer(page)
    assert page.manque.text() == "Il manque la signature de Nadia Benali."
    _ecrire(qtbot, page, 1, "Nadia Benali")
    assert page.manque.text() == "Tout est prêt."
    assert page.creer.isEnabled()


def test_le_plan_signe_est_depose_la_version_close_et_le_trace_oublie(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    _cocher(qtbot, page)
    _tracer(page)
    _ecrire(qtbot, page, 1, "Nadia Benali")
    taper(page.reserve.ligne, "Je veux revoir les dates.")
    qtbot.mouseClick(page.creer, GAUCHE)
    _fini(qtbot, page)
    assert {f.suffix for f in (tmp_path / "remis").iterdir()} >= {".docx", ".xlsx"}
    assert fenetre.ouvert is not None
    dossier = fenetre.ouvert.session.dossier
    modes = {s.nom: (s.mode, s.reserve) for s in dossier.signatures}
    assert modes["Idriss Haddad"] == (ModeSignature.TRACE, "Je veux revoir les dates.")
    assert modes["Nadia Benali"] == (ModeSignature.CLAVIER, "")
    assert all(s.empreinte for s in dossier.signatures)
    assert page.signataires[0].pave.trace.est_vide
    assert not page.creer.isVisible()
    assert "elle ne change plus" in page.fini.phrase.text()
    assert any("empreinte" in phrase for phrase in page.etat.preuve)
    assert dialogues.demandes[-1] == f"montrer {tmp_path / 'remis'}"


def test_tout_se_fait_au_clavier(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, tmp_path: Path
) -> None:
    for case in page.cases:
        case.setFocus()
        qtbot.keyClick(case, Qt.Key.Key_Space)
    _ecrire(qtbot, page, 0, "Idriss Haddad")
    _ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.keyClick(fenetre, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _fini(qtbot, page)
    assert (tmp_path / "remis").is_dir()


def test_la_personne_peut_signer_devant_un_temoin(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, tmp_path: Path
) -> None:
    _cocher(qtbot, page)
    _tracer(page)
    personne, conseiller = page.signataires
    assert not conseiller.avec_temoin.isVisible()
    qtbot.mouseClick(personne.avec_temoin, GAUCHE)
    taper(personne.temoin.ligne, "Ali Haddad")
    _ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    _fini(qtbot, page)
    assert fenetre.ouvert is not None
    signatures = fenetre.ouvert.session.dossier.signatures
    assert [(s.role.value, s.nom, s.mode) for s in signatures[-3:]] == [
        ("beneficiaire", "Idriss Haddad", ModeSignature.TEMOIN),
        ("temoin", "Ali Haddad", ModeSignature.TEMOIN),
        ("conseiller", "Nadia Benali", ModeSignature.CLAVIER),
    ]
    (plan,) = (tmp_path / "remis").glob("plan-action*.docx")
    lu = " ".join(p.text for p in Document(str(plan)).element.body.iter() if p.text)
    assert "Devant témoin" in lu
    assert "Ali Haddad" in lu


def test_un_refus_se_note_sans_drame_et_la_personne_peut_signer_ensuite(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(page.signataires[0].refus, GAUCHE)
    assert "pourra signer plus tard" in dialogues.demandes[-1]
    assert fenetre.ouvert is not None
    (refus,) = [
        s for s in fenetre.ouvert.session.dossier.signatures if s.mode is ModeSignature.REFUS
    ]
    assert refus.nom == "Idriss Haddad"
    assert page.signataires[0].dit.text().startswith("N’a pas souhaité signer")
    assert page.signataires[0].pave.isVisible()
    qtbot.mouseClick(page.signataires[0].reprendre, GAUCHE)
    assert fenetre.ouvert.session.dossier.signatures == ()
    assert not page.signataires[0].dit.isVisible()
    assert not page.signataires[0].reprendre.isVisible()


def test_effacer_rend_un_pave_vide(qtbot: QtBot, page: PageSignature) -> None:
    _tracer(page)
    qtbot.mouseClick(page.signataires[0].effacer, GAUCHE)
    assert page.signataires[0].pave.trace.est_vide
    assert not page.signataires[0].effacer.isEnabled()


def test_signer_sur_papier_mene_aux_documents(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature
) -> None:
    qtbot.mouseClick(page.papier, GAUCHE)
    assert fenetre.rail.courante == "documents"


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
    _cocher(qtbot, page)
    _tracer(page)
    _ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    _fini(qtbot, page)
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


def test_l_autorite_qui_prouve_l_heure_se_regle_une_fois(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature
) -> None:
    carte = page.cle
    carte.deplier(est_ouvert=True)
    taper(carte.autorite.ligne, "heure.exemple.fr")
    qtbot.keyClick(carte.autorite.ligne, Qt.Key.Key_Return)
    assert "commence par https://" in carte.autorite.faute
    carte.autorite.ligne.clear()
    taper(carte.autorite.ligne, "https://heure.exemple.fr")
    qtbot.keyClick(carte.autorite.ligne, Qt.Key.Key_Return)
    assert carte.autorite.faute == ""
    assert fenetre.atelier.annuaires.autorite() == "https://heure.exemple.fr"


def test_sans_reponse_de_l_autorite_le_plan_se_signe_et_on_le_dit(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, p12: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cep_desktop.documents.pdf.convertisseur", lambda: None)
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        fenetre.atelier.annuaires.noter_autorite(f"http://127.0.0.1:{prise.getsockname()[1]}")
        page.cle.sceau = Sceau(lire_p12(p12.read_bytes(), "neige violon tomate"))
        _cocher(qtbot, page)
        _tracer(page)
        _ecrire(qtbot, page, 1, "Nadia Benali")
        qtbot.mouseClick(page.creer, GAUCHE)
        _fini(qtbot, page)
    avis = page.avis.phrase.text()
    assert "avec l’heure de cet ordinateur" in avis
    assert "n’a pas de PDF scellé" in avis


def test_un_avenant_ne_redemande_que_celui_qu_il_touche(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, tmp_path: Path
) -> None:
    _cocher(qtbot, page)
    _tracer(page)
    _ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    _fini(qtbot, page)
    assert fenetre.ouvert is not None
    session = fenetre.ouvert.session
    assert session.executer(avenant_du_conseiller(session.dossier)) == ""
    personne, conseiller = page.signataires
    assert "sa signature vaut toujours" in personne.dit.text()
    assert not personne.pave.isVisible()
    assert page.cases == []
    assert page.manque.text() == "Il manque la signature de Nadia Benali."
    assert conseiller.mode.text() == "Écrire mon nom"
    _ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    _fini(qtbot, page)
    (plan,) = (tmp_path / "remis").glob("plan-action*-v2.docx")
    lu = " ".join(p.text for p in Document(str(plan)).element.body.iter() if p.text)
    assert "Signé à l’écran, version\u00a01" in lu


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


def test_un_dossier_impossible_a_ecrire_ne_change_rien(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    (tmp_path / "remis").write_text("un fichier, pas un dossier", encoding="utf-8")
    avant = _dossier(fenetre)
    _cocher(qtbot, page)
    _tracer(page)
    _ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=30_000)
    assert _dossier(fenetre) == avant
    assert not page.signataires[0].pave.trace.est_vide
    assert page.creer.isEnabled()
