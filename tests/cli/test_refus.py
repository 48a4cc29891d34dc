"""Ce qui ne peut pas se faire se dit en une phrase, avec le code 1, et rien n’est écrit."""

import json
from pathlib import Path

import pytest

from tests.cas.dossier import exemple, un_dossier
from tests.cli.commande import ANGLAIS, appeler, ecrire


@pytest.fixture
def entree(tmp_path: Path) -> Path:
    return ecrire(exemple("camille"), tmp_path / "entree.dossier.json")


def _arbre(racine: Path) -> set[Path]:
    return set(racine.rglob("*"))


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"{",
        b"\x89PNG\r\n\x1a\n\xff",
        b"[]",
        b'{"format": "cep-desktop/dossier", "version": 99, "dossier": {}}',
        b'{"format": "cep-desktop/dossier", "version": 1, "dossier": {"x": ' + b"[" * 10**5,
        b'{"format": "cep-desktop/dossier", "version": 1, "dossier": {"x": 1e999}}',
        rb'{"format": "cep-desktop/dossier", "version": 1, "dossier": {"\ud800": "\ud800"}}',
    ],
)
@pytest.mark.parametrize("en_json", [[], ["--json"]])
def test_un_fichier_faux_est_refuse_par_chaque_verbe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], octets: bytes, en_json: list[str]
) -> None:
    faux = tmp_path / "faux.dossier.json"
    faux.write_bytes(octets)
    avant = _arbre(tmp_path)
    for mots in (
        ["verifier-dossier", faux],
        ["produire", faux, "--sortie", tmp_path / "sortie"],
        ["evaluer", faux],
    ):
        assert appeler(*mots, *en_json) == 1
        sortie, erreur = capsys.readouterr()
        assert bool(sortie) == bool(en_json)
        assert bool(erreur) != bool(en_json)
        assert not ANGLAIS.search(json.loads(sortie)["phrase"] if en_json else erreur)
    assert _arbre(tmp_path) == avant


@pytest.mark.parametrize(
    ("nom", "phrase"),
    [
        ("absent.dossier.json", "ce fichier ou ce dossier n’existe pas. Vérifiez son nom."),
        ("n" * 300, "ce nom est trop long. Choisissez un nom plus court."),
        (".", "c’est un dossier, pas un fichier. Choisissez un fichier."),
        ("absent/👩🏽‍💼 مرحبا.json", "ce fichier ou ce dossier n’existe pas."),
    ],
)
def test_un_fichier_qui_ne_s_ouvre_pas_est_dit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], nom: str, phrase: str
) -> None:
    assert appeler("verifier-dossier", tmp_path / nom) == 1
    assert phrase in capsys.readouterr().err


@pytest.mark.parametrize(
    ("nom", "phrase"),
    [
        ("CON", "«\u00a0CON\u00a0» est un nom réservé par Windows."),
        ("papiers/nul.d", "«\u00a0nul.d\u00a0» est un nom réservé par Windows."),
        ("n" * 300, "ce nom est trop long."),
        ("entree.dossier.json", "un fichier porte déjà le nom de ce dossier."),
        ("entree.dossier.json/sortie", "un fichier porte déjà le nom de ce dossier."),
    ],
)
def test_un_dossier_d_arrivee_impossible_est_dit(
    tmp_path: Path, entree: Path, capsys: pytest.CaptureFixture[str], nom: str, phrase: str
) -> None:
    avant = _arbre(tmp_path)
    assert appeler("produire", entree, "--sortie", tmp_path / nom) == 1
    assert phrase in capsys.readouterr().err
    assert _arbre(tmp_path) == avant


@pytest.mark.parametrize("nom", ["papiers 👩🏽‍💼", "أوراق", "d'accord & <cie>", "é" * 120])
def test_un_dossier_d_arrivee_inhabituel_convient(tmp_path: Path, entree: Path, nom: str) -> None:
    assert appeler("produire", entree, "--sortie", tmp_path / nom) == 0
    assert len(list((tmp_path / nom).iterdir())) == 3


@pytest.mark.parametrize(
    "prenom", ["Camille 🎉", "é" * 300, "../Camille", "a\\b", "a\u202eb", "a\0b"]
)
def test_un_nom_de_personne_impossible_est_refuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], prenom: str
) -> None:
    chemin = ecrire(un_dossier(), tmp_path / "entree.dossier.json")
    brut = json.loads(chemin.read_text(encoding="utf-8"))
    brut["dossier"]["beneficiaire"]["prenom"] = prenom
    chemin.write_text(json.dumps(brut))
    assert appeler("produire", chemin, "--sortie", tmp_path / "sortie") == 1
    assert "beneficiaire › prenom\u00a0: " in capsys.readouterr().err
    assert not (tmp_path / "sortie").exists()
