"""La voix parle dans un autre processus, se tait d’un geste, et son absence se dit."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
from ui.pont import SessionQt
from ui.shell.bouton_partage import SANS_VOIX, BoutonPartage
from ui.shell.partage.ecran import EcranPartage
from ui.voix import SANS_FRANCAIS, Lecteur, Voix, trouver_un_lecteur


def _installer(monkeypatch: pytest.MonkeyPatch, dossier: Path, suite: str) -> Path:
    """Un faux lecteur, seul sur le chemin : il note ce qu’il reçoit, puis fait la suite."""
    entendu = dossier / "entendu"
    programme = dossier / "espeak-ng"
    programme.write_text(f"#!/bin/sh\n/bin/cat > {entendu}\n{suite}\n", encoding="utf-8")
    programme.chmod(0o755)
    monkeypatch.setenv("PATH", str(dossier))
    return entendu


def _ecran(qtbot: QtBot) -> EcranPartage:
    atelier = un_atelier([exemple("camille")])
    session = SessionQt(atelier.ouvrir(exemple("camille").id))
    ecran = EcranPartage(session, atelier, "financement")
    session.setParent(ecran)
    qtbot.addWidget(ecran)
    ecran.show()
    return ecran


def test_ecouter_lit_la_page_et_rien_d_autre(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entendu = _installer(monkeypatch, tmp_path, "")
    ecran = _ecran(qtbot)
    assert ecran.bandeau.ecouter.isVisible()
    with qtbot.waitSignals([ecran.voix.change, ecran.voix.change]):
        ecran.bandeau.ecouter.click()
    dit = entendu.read_text(encoding="utf-8")
    assert dit.startswith("Qui paie votre projet")
    assert "430,00" in dit
    assert "check-circle" not in dit
    assert ecran.bandeau.ecouter.text() == "Écouter"


def test_un_second_clic_fait_taire_tout_de_suite(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _installer(monkeypatch, tmp_path, "exec /bin/sleep 30")
    ecran = _ecran(qtbot)
    ecran.bandeau.ecouter.click()
    assert ecran.voix.est_en_train
    assert ecran.bandeau.ecouter.text() == "Arrêter"
    ecran.bandeau.ecouter.click()
    assert not ecran.voix.est_en_train


def test_changer_de_page_fait_taire(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _installer(monkeypatch, tmp_path, "exec /bin/sleep 30")
    ecran = _ecran(qtbot)
    ecran.bandeau.ecouter.click()
    ecran.aller("plan_action")
    assert not ecran.voix.est_en_train


def test_sans_voix_francaise_la_page_dit_quoi_faire(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _installer(monkeypatch, tmp_path, "exit 3")
    ecran = _ecran(qtbot)
    with qtbot.waitSignal(ecran.voix.manque):
        ecran.bandeau.ecouter.click()
    assert ecran.page.refus.phrase.text().replace("\u00a0", " ") == SANS_FRANCAIS


def test_sans_aucune_voix_le_bouton_manque_et_le_menu_le_dit(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not _ecran(qtbot).bandeau.ecouter.isVisible()
    bouton = BoutonPartage()
    qtbot.addWidget(bouton)
    bouton.menu().popup(QPoint())
    assert SANS_VOIX in [action.text() for action in bouton.menu().actions()]
    bouton.menu().close()
    Voix(bouton).lire("rien")


@pytest.mark.parametrize("systeme", ["win32", "darwin", "linux"])
def test_chaque_systeme_a_son_lecteur(monkeypatch: pytest.MonkeyPatch, systeme: str) -> None:
    monkeypatch.setattr("ui.voix.shutil.which", lambda nom: f"/usr/bin/{nom}")
    lecteur = trouver_un_lecteur(systeme)
    assert isinstance(lecteur, Lecteur)
    assert "Moreau" not in " ".join(lecteur.arguments)


def test_un_systeme_inconnu_n_a_pas_de_voix() -> None:
    assert trouver_un_lecteur("plan9") is None
