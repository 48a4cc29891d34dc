"""Le verbe « evaluer » dit quelles aides sont possibles, et pourquoi."""

import json
from datetime import date
from pathlib import Path

import pytest

from cep_desktop.locations import ressources
from tests.cas.dossier import exemple, un_dossier
from tests.cli.commande import ANGLAIS, appeler, ecrire

CAMILLE = ressources() / "exemples" / "camille.dossier.json"
LE = ("--le", "2026-11-23")


def repondre(capsys: pytest.CaptureFixture[str], *mots: object) -> str:
    """Appelle le verbe et rend ce qu’il écrit, espaces insécables comprises."""
    assert appeler("evaluer", *mots) == 0
    return capsys.readouterr().out


def test_le_tableau_range_les_oui_avant_les_non(capsys: pytest.CaptureFixture[str]) -> None:
    lignes = repondre(capsys, CAMILLE, *LE).splitlines()[:-2]
    assert lignes[0] == "Dossier 0142, règles du 23\u00a0novembre\u00a02026"
    assert lignes[2].split() == ["Réponse", "Aide", "Suite"]
    reponses = [ligne.split("  ")[0] for ligne in lignes[4:] if ligne[:1].strip()]
    ordre = [reponse for reponse in reponses if reponse != "aujourd’hui"]
    assert ordre == sorted(ordre, key=["Possible", "À vérifier", "Pas possible"].index)


def test_les_aides_d_une_autre_epoque_ou_region_sont_comptees_sans_etre_montrees(
    capsys: pytest.CaptureFixture[str],
) -> None:
    dit = repondre(capsys, CAMILLE, *LE)
    assert "Congé individuel de formation" not in dit
    assert "Pass Sud" not in dit
    assert "d’une autre époque ou région." in dit.splitlines()[-1]


def test_le_tableau_tient_en_cent_colonnes(capsys: pytest.CaptureFixture[str]) -> None:
    for mots in ((), ("--detail",)):
        assert max(map(len, repondre(capsys, CAMILLE, *LE, *mots).splitlines())) <= 100


def test_le_tableau_ne_parle_que_francais(capsys: pytest.CaptureFixture[str]) -> None:
    assert not ANGLAIS.search(repondre(capsys, CAMILLE, *LE, "--detail"))


def test_le_detail_cite_chaque_texte(capsys: pytest.CaptureFixture[str]) -> None:
    dit = " ".join(repondre(capsys, CAMILLE, *LE, "--detail").split())
    assert "[Code du travail, D. 6323-9]" in dit
    assert "Droits du compte : 1 860,00 €." in dit


def test_la_reponse_machine_dit_tout(capsys: pytest.CaptureFixture[str]) -> None:
    reponse = json.loads(repondre(capsys, CAMILLE, *LE, "--json"))
    assert (reponse["fait"], reponse["dossier"], reponse["le"]) == (True, "0142", "2026-11-23")
    cpf = next(d for d in reponse["dispositifs"] if d["code"] == "cpf")
    assert cpf["conclusion"] == "a_verifier"
    assert cpf["plafonds"][-1]["maximum"] == 186_000
    assert cpf["participation"]["etat"] == "non_due"
    etats = {ligne["etat"] for d in reponse["dispositifs"] for ligne in d["criteres"]}
    assert etats == {"rempli", "non_rempli", "inconnu"}


def test_la_date_choisit_les_regles(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    fichier = ecrire(exemple("solene"), tmp_path / "d.dossier.json")

    def participation(le: str) -> object:
        reponse = json.loads(repondre(capsys, fichier, "--le", le, "--json"))
        cpf = next(d for d in reponse["dispositifs"] if d["code"] == "cpf")
        return cpf["participation"]["etat"], cpf["participation"]["montant"]

    assert participation("2024-05-01") != participation("2024-05-02")


def test_sans_date_les_regles_sont_celles_du_jour(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(repondre(capsys, CAMILLE, "--json"))["le"] == date(2026, 11, 23).isoformat()


def test_un_dossier_vide_s_evalue_sans_rien_supposer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    fichier = ecrire(un_dossier(), tmp_path / "d.dossier.json")
    reponse = json.loads(repondre(capsys, fichier, *LE, "--json"))
    personnels = [d for d in reponse["dispositifs"] if d["code"] in {"cpf", "ptp", "aif", "c2p"}]
    assert {d["conclusion"] for d in personnels} == {"a_verifier"}


def test_un_fichier_absent_est_refuse(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert appeler("evaluer", tmp_path / "absent.dossier.json") == 1
    assert "absent.dossier.json" in capsys.readouterr().err
