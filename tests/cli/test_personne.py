"""L’export pour la personne et le compteur de sobriété, en ligne de commande."""

import json
from pathlib import Path

import pytest

from cep_desktop.domain.entretien import NotePrivee
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cli.commande import appeler, ecrire


def test_exporter_personne_ecrit_le_fichier_et_le_papier(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entree = ecrire(exemple("camille"), tmp_path / "c.dossier.json")
    sortie = tmp_path / "sortie"
    assert appeler("exporter-personne", entree, "--sortie", sortie, "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert sorted(f.name for f in sortie.iterdir()) == sorted(reponse["fichiers"])
    assert reponse["avertissement"] == ""


def test_joindre_les_notes_avertit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = NotePrivee(id="P1", le=LE, texte="À moi seul.")
    entree = ecrire(un_dossier(notes_privees=(note,)), tmp_path / "c.dossier.json")
    sortie = tmp_path / "sortie"
    mots = ("exporter-personne", entree, "--sortie", sortie)
    assert appeler(*mots) == 0
    assert "À moi seul." not in (sortie / "vos-donnees-0142.html").read_text(encoding="utf-8")
    assert appeler(*mots, "--avec-notes") == 0
    assert "Relisez d’abord" in capsys.readouterr().out
    assert "À moi seul." in (sortie / "vos-donnees-0142.html").read_text(encoding="utf-8")


def test_sobriete_compte_et_dit_jusqu_a_quand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entree = ecrire(exemple("idriss"), tmp_path / "i.dossier.json")
    assert appeler("sobriete", entree, "--conservation-mois", "24") == 0
    dit = capsys.readouterr().out
    assert "\u00a0: 3\u00a0informations sensibles.\n" in dit
    assert "«\u00a0ménager mon dos\u00a0» (Santé)" in dit
    assert "Conservation jusqu’au" in dit
    assert appeler("sobriete", entree, "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert [s["genre"] for s in reponse["sensibles"]] == ["handicap", "sante", "sante"]
    assert (reponse["purge_le"], reponse["etat"]) == (None, "non_reglee")


def test_un_dossier_sobre_le_dit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entree = ecrire(un_dossier(), tmp_path / "c.dossier.json")
    assert appeler("sobriete", entree) == 0
    assert capsys.readouterr().out == (
        "Dossier 0142\u00a0: aucune information repérée comme sensible.\n"
        "Dernier contact le 23\u00a0novembre\u00a02026. "
        "Durée de conservation non réglée par l’organisme.\n"
    )


@pytest.mark.parametrize("mois", ["0", "-1", "601", "deux", "1.5"])
def test_une_duree_impossible_est_mal_appelee(
    tmp_path: Path, mois: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("sobriete", tmp_path / "c.dossier.json", f"--conservation-mois={mois}") == 2
    assert "n’est pas un nombre de mois. Exemple\u00a0: 24." in capsys.readouterr().err
