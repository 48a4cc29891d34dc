"""Le dépôt ne garde que ce qui s’écrit à la main."""

import re
import subprocess

import pytest

from tests.architecture.arbre import RACINE


@pytest.fixture(scope="module")
def suivis() -> tuple[str, ...]:
    """Chemins que git suit, depuis la racine du dépôt."""
    if not (RACINE / ".git").exists():
        pytest.skip("ce dossier n’est pas un dépôt git")
    sortie = subprocess.run(
        ["git", "-c", f"safe.directory={RACINE}", "ls-files", "-z"],
        cwd=RACINE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(filter(None, sortie.split("\0")))


def test_le_depot_ne_garde_rien_de_ce_qui_se_refait(suivis: tuple[str, ...]) -> None:
    refaits = re.compile(r"(^|/)(sortie|captures|build|dist|\.venv|__pycache__)/|\.(pyc|pdf)$")
    assert not [chemin for chemin in suivis if refaits.search(chemin)]


def test_les_papiers_du_depot_sont_des_gabarits_ou_des_specimens(
    suivis: tuple[str, ...],
) -> None:
    papiers = [chemin for chemin in suivis if chemin.endswith((".docx", ".xlsx", ".docm"))]
    assert not [
        chemin for chemin in papiers if not chemin.startswith(("templates/", "tests/specimens/"))
    ]


def test_les_jeux_de_reference_restent_hors_du_depot(suivis: tuple[str, ...]) -> None:
    jeux = re.compile(r"(^|/)(rome-v\d+|office-signes|donnees/)|parametres-dates\.csv$")
    assert not [chemin for chemin in suivis if jeux.search(chemin)]


def test_aucun_fichier_suivi_ne_pese_plus_d_un_mega_octet(suivis: tuple[str, ...]) -> None:
    """Le dictionnaire français est pris tel quel : voir docs/adr/0020."""
    dictionnaire = RACINE / "resources" / "orthographe" / "fr.dic"
    presents = [RACINE / chemin for chemin in suivis if (RACINE / chemin).is_file()]
    trop = [fichier for fichier in presents if fichier.stat().st_size > 1_000_000]
    assert [fichier for fichier in trop if fichier != dictionnaire] == []


def test_chaque_decision_a_son_numero() -> None:
    decisions = sorted(chemin.name for chemin in (RACINE / "docs/adr").glob("[0-9]*.md"))
    numeros = [nom[:4] for nom in decisions]
    assert len(numeros) == len(set(numeros))
    for nom in decisions:
        titre = (RACINE / "docs/adr" / nom).read_text(encoding="utf-8").splitlines()[0]
        assert titre.startswith(f"# {nom[:4]}"), nom
