"""Le verbe « reimporter » : un fichier de plus, un rapport, un code de sortie."""

import json
from datetime import date
from pathlib import Path

import pytest

from cep_desktop.documents import dossier_portable
from tests.cas.dossier import exemple
from tests.cli.commande import appeler, ecrire
from tests.documents.plan_financement.renvois import remplir, renvoyer

CASES = {"E7": "Accordé partiellement", "F7": "4 500,00 €", "G7": "18/01/2027", "F8": "à voir"}


@pytest.fixture
def fichiers(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Le classeur, le dossier, et où écrire."""
    camille = exemple("camille")
    classeur = tmp_path / "retour.xlsx"
    classeur.write_bytes(renvoyer(camille, remplir(CASES)))
    return classeur, ecrire(camille, tmp_path / "f.dossier.json"), tmp_path / "f2.dossier.json"


def _appeler(fichiers: tuple[Path, Path, Path], *mots: str) -> int:
    classeur, dossier, sortie = fichiers
    ordre = ("reimporter", classeur, "--dossier", dossier, "--sortie", sortie)
    return appeler(*ordre, "--le", "2027-01-20", *mots)


def test_tout_ce_qui_se_lit_est_retenu(
    fichiers: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _appeler(fichiers, "--json") == 0
    rapport = json.loads(capsys.readouterr().out)
    assert [(e["cle"], e["retenu"]) for e in rapport["ecarts"]] == [("F3", True)]
    assert [(p["ligne"], p["trouve"]) for p in rapport["problemes"]] == [(8, "à voir")]
    repris = dossier_portable.lire(fichiers[2].read_bytes())
    assert len(repris.accompagnement.retours) == 1


def test_aucun_compare_sans_changer(
    fichiers: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _appeler(fichiers, "--retenir", "aucun") == 0
    assert "non retenu" in capsys.readouterr().out
    assert fichiers[2].read_bytes() == fichiers[1].read_bytes()


def test_un_autre_dossier_est_refuse(
    fichiers: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ecrire(exemple("idriss"), fichiers[1])
    assert _appeler(fichiers) == 1
    assert "autre dossier" in capsys.readouterr().err
    assert not fichiers[2].exists()


def test_un_dossier_clos_ne_se_reprend_pas(
    fichiers: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    camille = exemple("camille")
    clos = camille.avec(accompagnement=camille.accompagnement.avec(clos_le=date(2027, 1, 5)))
    ecrire(clos, fichiers[1])
    assert _appeler(fichiers) != 0
    assert "Rouvrez le dossier" in capsys.readouterr().err
    assert not fichiers[2].exists()
