"""Chaque verbe fait ce qu’il dit, pour une personne et pour une machine."""

import hashlib
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.domain.typographie import ecrire_date
from tests.cas.dossier import EXEMPLES, exemple, un_dossier
from tests.cas.textes import NOMS
from tests.cli.commande import appeler, ecrire


@pytest.fixture
def camille(tmp_path: Path) -> Path:
    return ecrire(exemple("camille"), tmp_path / "entree.dossier.json")


def _noms(dossier: Path) -> set[str]:
    return {fichier.name for fichier in dossier.rglob("*") if fichier.is_file()}


def test_exemple_ecrit_chaque_dossier_et_ses_papiers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("exemple", "--sortie", tmp_path) == 0
    sortie = capsys.readouterr().out
    for nom in EXEMPLES:
        dossier = exemple(nom)
        fichiers = _noms(tmp_path / nom)
        assert {f"{nom}.dossier.json", "manifeste.json"} < fichiers
        assert sum(f.endswith((".docx", ".xlsx")) for f in fichiers) == 2
        portable = (tmp_path / nom / f"{nom}.dossier.json").read_bytes()
        assert dossier_portable.lire(portable) == dossier
        assert str(tmp_path / nom) in sortie


def test_exemple_repond_en_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert appeler("exemple", "--sortie", tmp_path, "--le", "2027-01-02", "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["fait"] is True
    assert [p["sortie"] for p in reponse["productions"]] == [str(tmp_path / e) for e in EXEMPLES]
    assert {p["manifeste"]["produit_le"] for p in reponse["productions"]} == {"2027-01-02"}


def test_verifier_dit_qu_un_dossier_est_coherent(
    camille: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("verifier-dossier", camille) == 0
    assert capsys.readouterr().out == "Le dossier 0142 est lisible et cohérent.\n"
    assert appeler("verifier-dossier", camille, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "fait": True,
        "dossier": "0142",
        "problemes": [],
    }


def test_verifier_dit_tous_les_problemes_a_leur_place(
    camille: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brut = json.loads(camille.read_text(encoding="utf-8"))
    brut["dossier"]["beneficiaire"]["prenom"] = ""
    brut["dossier"]["ouvert_le"] = "hier"
    camille.write_text(json.dumps(brut))

    assert appeler("verifier-dossier", camille) == 1
    sortie, erreur = capsys.readouterr()
    assert not sortie
    assert erreur.splitlines() == [
        "Ce dossier a 2 problèmes à corriger.",
        "  - ouvert le\u00a0: cette date n’existe pas. Exemple\u00a0: 2026-12-20.",
        "  - beneficiaire › prenom\u00a0: ce champ est vide. Remplissez-le.",
    ]

    assert appeler("verifier-dossier", camille, "--json") == 1
    sortie, erreur = capsys.readouterr()
    assert not erreur
    reponse = json.loads(sortie)
    assert reponse["fait"] is False
    assert reponse["phrase"] == "Ce dossier a 2 problèmes à corriger."
    assert [p["lieu"] for p in reponse["problemes"]] == ["ouvert le", "beneficiaire › prenom"]


def test_produire_depose_les_papiers_et_dit_ou(
    camille: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sortie = tmp_path / "sortie"
    assert appeler("produire", camille, "--sortie", sortie) == 0
    papiers = {"plan-action-0142-v2.docx", "plan-financement-0142-v2.xlsx"}
    assert _noms(sortie) == papiers | {"manifeste.json"}
    dit = capsys.readouterr().out
    assert dit.startswith(f"{sortie}\u00a0:\n")
    assert all(nom in dit for nom in papiers)


def test_produire_en_json_donne_le_manifeste_exact(
    camille: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sortie = tmp_path / "sortie"
    assert appeler("produire", camille, "--sortie", sortie, "--le", "2027-01-02", "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["sortie"] == str(sortie)
    manifeste = json.loads((sortie / "manifeste.json").read_text(encoding="utf-8"))
    assert reponse["manifeste"] == manifeste
    assert manifeste["produit_le"] == "2027-01-02"
    for fiche in manifeste["fichiers"]:
        assert fiche["sha256"] == hashlib.sha256((sortie / fiche["nom"]).read_bytes()).hexdigest()


def test_la_date_demandee_est_imprimee_sur_un_plan_sans_version(tmp_path: Path) -> None:
    entree = ecrire(un_dossier(), tmp_path / "entree.dossier.json")
    for jour in ("2026-11-23", "2027-01-02"):
        assert appeler("produire", entree, "--sortie", tmp_path / jour, "--le", jour) == 0
        with ZipFile(tmp_path / jour / "plan-action-0142-v1.docx") as papier:
            texte = papier.read("word/document.xml").decode()
        assert ecrire_date(date.fromisoformat(jour)) in texte


@pytest.mark.parametrize("nom", NOMS)
def test_un_nom_de_personne_admis_ne_nomme_aucun_fichier(tmp_path: Path, nom: str) -> None:
    dossier = un_dossier(beneficiaire=Beneficiaire(prenom=nom, nom=nom))
    entree = ecrire(dossier, tmp_path / "entree.dossier.json")
    assert appeler("produire", entree, "--sortie", tmp_path / "sortie") == 0
    assert _noms(tmp_path / "sortie") == {
        "plan-action-0142-v1.docx",
        "plan-financement-0142-v1.xlsx",
        "manifeste.json",
    }
