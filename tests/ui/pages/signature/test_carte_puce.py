"""La carte à puce à l’écran : pilote, carte, certificat, code ; le code n’est jamais gardé."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.ooxml.verifier import verifier
from tests.cas.dossier import LE
from tests.cas.ecran import DialoguesMuets, taper
from tests.signing.jetons import CODE, avec_softhsm, cartes, retirer_les_cartes
from tests.ui.pages.signature.gestes import GAUCHE, cocher, ecrire, fini, tracer
from ui.pages.signature.carte_puce import CartePuce
from ui.pages.signature.page import PageSignature

pytestmark = avec_softhsm


@pytest.fixture
def puce(page: PageSignature, dialogues: DialoguesMuets, tmp_path: Path) -> Iterator[CartePuce]:
    """Deux cartes dans le lecteur : celle de Nadia, à deux certificats, et une autre."""
    le = datetime(LE.year, LE.month, LE.day).astimezone()
    racine = emission.emettre_racine(
        "Cap Évolution Centre", le=le, cle=emission.tirer_cle(elliptique=True)
    )
    nadia, seconde, autre = (
        emission.emettre(racine, nom, le=le, cle=emission.tirer_cle(elliptique=True))
        for nom in ("Nadia Benali", "Nadia Benali bis", "Paul Vasseur")
    )
    with cartes(tmp_path, nadia=(nadia, seconde), paul=(autre,)) as pilote:
        dialogues.pilote = pilote
        page.cle.deplier(est_ouvert=True)
        yield page.cle.puce


def _lire(qtbot: QtBot, puce: CartePuce) -> None:
    qtbot.mouseClick(puce.choisir, GAUCHE)
    qtbot.waitUntil(lambda: len(puce.jetons) == 2)


def _prendre(puce: CartePuce, nom: str) -> None:
    puce.carte.setCurrentText(nom)
    puce.carte.activated.emit(puce.carte.currentIndex())


def test_on_choisit_sa_carte_son_certificat_puis_on_signe(
    qtbot: QtBot,
    page: PageSignature,
    puce: CartePuce,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cep_desktop.documents.pdf.convertisseur", lambda: None)
    _lire(qtbot, puce)
    _prendre(puce, "nadia")
    choix = [puce.certificat.itemText(n) for n in range(puce.certificat.count())]
    assert sorted(c.partition(",")[0] for c in choix) == ["Nadia Benali", "Nadia Benali bis"]
    puce.certificat.setCurrentIndex(next(n for n, c in enumerate(choix) if " bis," in c))
    assert puce.code.ligne.hasFocus()
    taper(puce.code.ligne, CODE)
    qtbot.keyClick(puce.code.ligne, Qt.Key.Key_Return)
    assert puce.code.texte == ""
    qtbot.waitUntil(lambda: page.cle.sceau is not None)
    assert page.cle.dit.text().startswith("Clé de Nadia Benali bis")
    assert puce.isHidden()
    cocher(qtbot, page)
    tracer(page)
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    (plan,) = (tmp_path / "remis").glob("plan-action*.docx")
    assert [c.est_intacte and c.est_complete for c in verifier(plan.read_bytes())] == [True, True]
    qtbot.mouseClick(page.cle.refermer, GAUCHE)


def test_un_code_faux_se_dit_et_ne_reste_pas_ecrit(
    qtbot: QtBot, page: PageSignature, puce: CartePuce
) -> None:
    _lire(qtbot, puce)
    taper(puce.code.ligne, "9999")
    qtbot.mouseClick(puce.ouvrir, GAUCHE)
    assert puce.code.texte == ""
    qtbot.waitUntil(puce.refus.isVisible)
    assert "Ce n’est pas le code de cette carte" in puce.refus.phrase.text()
    assert puce.code.ligne.hasFocus()
    assert page.cle.sceau is None
    qtbot.mouseClick(puce.renoncer, GAUCHE)
    assert puce.jetons == ()
    assert puce.choisir.isVisible()


def test_une_carte_retiree_ne_perd_rien(
    qtbot: QtBot, page: PageSignature, puce: CartePuce, tmp_path: Path
) -> None:
    _lire(qtbot, puce)
    _prendre(puce, "paul")
    taper(puce.code.ligne, CODE)
    qtbot.keyClick(puce.code.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.cle.sceau is not None)
    retirer_les_cartes()
    cocher(qtbot, page)
    tracer(page)
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=20_000)
    assert "La carte a été retirée" in page.refus.phrase.text()
    assert not page.signataires[0].pave.trace.est_vide
    assert not page.etat.est_close
    assert not (tmp_path / "remis").exists()


def test_un_fichier_qui_n_est_pas_un_pilote_se_dit(
    qtbot: QtBot, page: PageSignature, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.pilote = tmp_path / "faux.so"
    dialogues.pilote.write_bytes(b"rien")
    page.cle.deplier(est_ouvert=True)
    qtbot.mouseClick(page.cle.puce.choisir, GAUCHE)
    qtbot.waitUntil(page.cle.puce.refus.isVisible)
    assert "pilote de carte ne s’ouvre pas" in page.cle.puce.refus.phrase.text()
    assert page.cle.puce.choisir.isEnabled()
