"""Les cloisons d’import tiennent, et chacune attrape la faute qu’elle interdit."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.arbre import PAQUETS, RACINE

CONTRATS = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

# Contrat → fichier où la faute est plantée, et la faute.
FAUTES: dict[str, tuple[str, str]] = {
    "Les pièces s'importent vers le bas seulement": (
        "cep_desktop/domain/montant.py",
        "import cep_desktop.locations",
    ),
    "Le métier tourne sans écran": ("cep_desktop/locations.py", "import PySide6.QtCore"),
    "L'écran reçoit son atelier, il ne le compose pas": (
        "ui/qt.py",
        "import cep_desktop.composition",
    ),
    "Seule la composition touche au coffre": ("ui/qt.py", "import cep_desktop.storage"),
    "L'écran s'assemble de haut en bas": ("ui/jetons.py", "import ui.theme"),
    "Les pages ne se connaissent pas": (
        "ui/pages/premiere/page.py",
        "import ui.pages.seconde.page",
    ),
    "Ce qu'une page montre se calcule sans Qt": ("ui/pages/premiere/etat.py", "import ui.qt"),
}


def _lancer(dossier: Path) -> subprocess.CompletedProcess[str]:
    commande = "from importlinter.cli import lint_imports_command as verifier; verifier()"
    return subprocess.run(
        [sys.executable, "-c", commande, "--no-cache", "--no-logo"],
        cwd=dossier,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """Copie de l’arbre, avec deux pages vides pour y planter ce qui manque."""
    shutil.copy(RACINE / "pyproject.toml", tmp_path)
    for paquet in PAQUETS:
        shutil.copytree(
            RACINE / paquet, tmp_path / paquet, ignore=shutil.ignore_patterns("__pycache__")
        )
    for page in ("ui/pages/premiere", "ui/pages/seconde"):
        (tmp_path / page).mkdir(parents=True)
        for fichier in ("__init__", "page", "etat"):
            (tmp_path / page / f"{fichier}.py").touch()
    (tmp_path / "ui/pages/__init__.py").touch()
    return tmp_path


def test_les_cloisons_tiennent() -> None:
    verdict = _lancer(RACINE)
    assert verdict.returncode == 0, verdict.stdout


def test_chaque_contrat_a_sa_faute() -> None:
    assert [contrat["name"] for contrat in CONTRATS] == list(FAUTES)


@pytest.mark.parametrize("contrat", FAUTES)
def test_la_faute_plantee_est_attrapee(copie: Path, contrat: str) -> None:
    fichier, faute = FAUTES[contrat]
    with (copie / fichier).open("a", encoding="utf-8") as module:
        module.write(f"\n{faute}\n")
    verdict = _lancer(copie)
    assert verdict.returncode == 1
    assert f"{contrat} BROKEN" in verdict.stdout


def test_une_piece_nouvelle_doit_dire_ou_elle_se_tient(copie: Path) -> None:
    (copie / "cep_desktop/grenier.py").write_text('"""Rien."""\n', encoding="utf-8")
    verdict = _lancer(copie)
    assert verdict.returncode == 1
    assert "grenier" in verdict.stdout


def test_chaque_piece_est_presentee_dans_la_maison() -> None:
    contenu = (RACINE / "cep_desktop").iterdir()
    pieces = {
        f"{chemin.name}/" if chemin.is_dir() else chemin.name
        for chemin in contenu
        if chemin.suffix == ".py" or (chemin / "__init__.py").exists()
    }
    presentees = re.findall(
        r"^\| `([\w./]+)` \|", (RACINE / "docs/architecture.md").read_text("utf-8"), re.MULTILINE
    )
    assert set(presentees) == (pieces - {"__init__.py"}) | {"ui/"}
