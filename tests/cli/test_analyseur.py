"""Une commande mal tapée est refusée en français, avec le code 2."""

import pytest

from tests.cli.commande import ANGLAIS, appeler


@pytest.mark.parametrize(
    ("mots", "phrase"),
    [
        ("", "cep-desktop\u00a0: il manque\u00a0: VERBE."),
        ("danser", "«\u00a0danser\u00a0» n’existe pas. Verbes\u00a0: exemple, verifier-dossier, "),
        ("produire", "produire\u00a0: il manque\u00a0: F.dossier.json, --sortie."),
        ("exemple", "exemple\u00a0: il manque\u00a0: --sortie."),
        ("verifier-dossier", "il manque\u00a0: F.dossier.json."),
        ("exemple --sortie", "--sortie attend une valeur."),
        ("exemple --sortie d --le", "--le attend une valeur."),
        ("exemple --sort d", "il manque\u00a0: --sortie."),
        ("verifier-dossier a b c", "mots inconnus\u00a0: b c."),
        ("verifier-dossier a --oui", "mots inconnus\u00a0: --oui."),
        ("verifier-dossier --json=3 a", "--json n’attend pas de valeur."),
        ("exemple --sortie d --le demain", "--le\u00a0: «\u00a0demain\u00a0» n’est pas une date."),
        ("exemple --sortie d --le 2026-02-30", "«\u00a02026-02-30\u00a0» n’est pas une date."),
        ("exemple --sortie d --le 23/11/2026", "Exemple\u00a0: 2026-11-23."),
    ],
)
def test_une_commande_mal_tapee_est_expliquee(
    capsys: pytest.CaptureFixture[str], mots: str, phrase: str
) -> None:
    assert appeler(*mots.split()) == 2
    sortie, erreur = capsys.readouterr()
    assert not sortie
    assert phrase in erreur
    assert "--aide" in erreur
    assert not ANGLAIS.search(erreur)


@pytest.mark.parametrize("option", ["-h", "--aide", "--help"])
@pytest.mark.parametrize("verbe", ["", "exemple", "verifier-dossier", "produire", "evaluer"])
def test_l_aide_est_en_francais(
    capsys: pytest.CaptureFixture[str], verbe: str, option: str
) -> None:
    assert appeler(*verbe.split(), option) == 0
    sortie, erreur = capsys.readouterr()
    assert not erreur
    assert sortie.startswith("emploi\u00a0: cep-desktop")
    assert "montre cette aide" in sortie
    assert not ANGLAIS.search(sortie)


def test_l_aide_nomme_chaque_verbe(capsys: pytest.CaptureFixture[str]) -> None:
    appeler("--aide")
    aide = capsys.readouterr().out
    assert all(verbe in aide for verbe in ("exemple", "verifier-dossier", "produire", "evaluer"))
