"""« aiguiller » et « dates » disent vers qui aller, quand, et pourquoi."""

import json
from pathlib import Path

import pytest

from cep_desktop import locations
from cep_desktop.cli import executer
from cep_desktop.composition import composer_atelier

EXEMPLES = locations.ressources() / "exemples"


def _lancer(*arguments: str) -> int:
    return executer(arguments, composer_atelier)


def _exemple(nom: str) -> str:
    return str(EXEMPLES / f"{nom}.dossier.json")


def test_aiguiller_dit_la_structure_possible_en_premier(capsys: pytest.CaptureFixture[str]) -> None:
    assert _lancer("aiguiller", _exemple("camille"), "--le", "2026-11-25") == 0
    premiere = capsys.readouterr().out.splitlines()[0]
    assert premiere == "Oui\u00a0: Avenir Actifs, opérateur de la région"


def test_aiguiller_en_json_donne_chaque_raison(capsys: pytest.CaptureFixture[str]) -> None:
    assert _lancer("aiguiller", _exemple("idriss"), "--le", "2026-11-25", "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["structures"][0]["code"] == "france_travail"
    assert all(s["reference"] and s["verifie_le"] for s in reponse["structures"])
    assert reponse["ordres"] == []


def test_dates_dit_l_article_et_le_calcul(capsys: pytest.CaptureFixture[str]) -> None:
    assert _lancer("dates", _exemple("camille"), "--le", "2026-11-25") == 0
    sortie = capsys.readouterr().out
    assert "20\u00a0décembre\u00a02026" in sortie
    assert "120\u00a0jours calendaires avant" in sortie
    assert "R. 6323-10" in sortie
    assert "ne peut plus commencer" not in sortie


def test_dates_dit_quand_il_est_trop_tard(capsys: pytest.CaptureFixture[str]) -> None:
    assert _lancer("dates", _exemple("camille"), "--le", "2027-01-10", "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["possible"] is False
    assert reponse["debut_au_plus_tot"] == "2027-05-10"


def test_une_demande_envoyee_a_temps_n_est_pas_une_date_passee(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _lancer("dates", _exemple("idriss"), "--le", "2027-01-10", "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    (depot,) = (d for d in reponse["dates"] if d["code"] == "depot")
    assert depot["faite_le"] == "2026-11-17"
    assert not depot["manquee"]
    assert reponse["possible"] is True


@pytest.mark.parametrize("verbe", ["aiguiller", "dates"])
def test_un_fichier_illisible_est_refuse(
    verbe: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "x.dossier.json"
    fichier.write_text("{", encoding="utf-8")
    assert _lancer(verbe, str(fichier)) == 1
    assert "abîmé ou incomplet" in capsys.readouterr().err
