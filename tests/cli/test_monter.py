"""Le verbe « monter », pour une personne et pour une machine."""

import json
from pathlib import Path

import pytest

from tests.cas.dossier import exemple
from tests.cli.commande import appeler, ecrire


@pytest.fixture
def camille(tmp_path: Path) -> Path:
    return ecrire(exemple("camille"), tmp_path / "camille.dossier.json")


def _lire(sortie: str) -> str:
    return " ".join(sortie.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_monter_raconte_qui_paie_quoi(camille: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert appeler("monter", camille, "--le", "2026-11-23") == 0
    sortie = capsys.readouterr().out
    assert sortie.startswith("Dossier 0142, règles du 23\u00a0novembre\u00a02026\n")
    assert max(map(len, sortie.splitlines())) <= 100
    texte = _lire(sortie)
    for phrase in (
        "Le projet coûte 7 590,00 €.",
        "Il vous resterait 0,00 €.",
        "QUI PAIE QUOI Formation, 6 860,00 € : Compte personnel de formation (CPF) 1 860,00 €,",
        "Avec les seules aides accordées, 5 730,00 €.",
        "150,00 € de plus à payer si la demande « Participation de l’employeur » est refusée.",
        "AUTRES MONTAGES",
        "Avec moins de demandes : 150,00 € de plus à payer.",
        "AIDES À VÉRIFIER D’ABORD",
        "PREUVE Le moins à payer pour vous : prouvé, rien de mieux n’existe.",
    ):
        assert phrase in texte


def test_monter_dit_ce_que_la_personne_paie(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    solene = ecrire(exemple("solene"), tmp_path / "solene.dossier.json")
    assert appeler("monter", solene) == 0
    assert "Repas à Angers, 120,00 € : vous 120,00 €" in _lire(capsys.readouterr().out)


def test_monter_repond_en_json(camille: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert appeler("monter", camille, "--le", "2026-11-23", "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert (reponse["fait"], reponse["dossier"], reponse["le"]) == (True, "0142", "2026-11-23")
    melange = reponse["melange"]
    assert melange["reste_a_payer"] == {"montant": 0, "inconnus": 0}
    assert [(a["aide"], a["montant"]) for a in melange["aides"]] == [
        ("cpf", 186_000),
        ("employeur", 40_000),
        ("ptp", 533_000),
    ]
    assert [p["but"] for p in melange["preuves"]] == ["reste", "certitude", "demandes", "ordre"]
    assert all(p["valeur"] == p["borne"] for p in melange["preuves"])
    assert 15_000 in [alternative["ecart"] for alternative in reponse["alternatives"]]
    assert {c["aide"] for c in reponse["a_verifier"]} >= {"c2p", "cpf_atmp"}


def test_un_cumul_sans_texte_est_signale_partout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    idriss = ecrire(exemple("idriss"), tmp_path / "idriss.dossier.json")
    assert appeler("monter", idriss, "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    (cumul,) = reponse["cumuls_a_verifier"]
    assert cumul["aides"] == ["aide_region", "aif"]
    assert cumul["phrase"] in reponse["avertissements"]
    assert "vérifier auprès du financeur" in cumul["phrase"]


def test_les_choix_se_disent_a_la_ligne(camille: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mots = ("--ecarter", "employeur", "--prendre", "ptp", "--fixer", "aide_region=250,50")
    assert appeler("monter", camille, *mots, "--json") == 0
    aides = {
        a["aide"]: a["montant"] for a in json.loads(capsys.readouterr().out)["melange"]["aides"]
    }
    assert "employeur" not in aides
    assert aides["aide_region"] == 25_050


def test_un_choix_impossible_est_un_refus(
    camille: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("monter", camille, "--fixer", "ptp=9000") == 1
    erreur = _lire(capsys.readouterr().err)
    assert "Cette aide peut payer au plus 7 590,00 €. Retirez l’un de ces choix." in erreur


def test_un_montant_illisible_est_un_mauvais_appel(
    camille: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("monter", camille, "--fixer", "ptp=beaucoup") == 2
    assert "n’est pas une aide et son montant. Exemple" in capsys.readouterr().err
