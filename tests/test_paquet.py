"""Le paquet autonome se construit, démarre sans Python, et rend les papiers de l’exemple."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.arbre import RACINE

pytestmark = pytest.mark.fige


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Programme figé, construit hors du dépôt."""
    atelier = tmp_path_factory.mktemp("paquet")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", "build.spec"),
            *("--distpath", str(atelier / "dist"), "--workpath", str(atelier / "build")),
        ],
        cwd=RACINE,
        check=True,
    )
    suffixe = ".exe" if sys.platform == "win32" else ""
    return atelier / "dist" / "cep-desktop" / f"cep-desktop{suffixe}"


def _lancer(programme: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Lance le programme loin du dépôt, sans rien de l’environnement Python."""
    environnement = {nom: os.environ[nom] for nom in ("HOME", "SYSTEMROOT") if nom in os.environ}
    return subprocess.run(
        [str(programme), *arguments],
        cwd=programme.parent,
        env=environnement,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_le_programme_fige_ouvre_la_fenetre_et_produit_les_papiers(programme: Path) -> None:
    essai = _lancer(programme, "--autotest")
    assert essai.returncode == 0, essai.stderr


def test_le_paquet_porte_les_licences_qu_il_emporte(programme: Path) -> None:
    licences = programme.parent / "_internal/cep_desktop/_donnees/resources/licences"
    assert {"LGPL-3.0.txt", "LGPL-2.1.txt", "GPL-3.0.txt"} <= {f.name for f in licences.iterdir()}


def test_qt_reste_une_bibliotheque_que_l_on_peut_remplacer(programme: Path) -> None:
    assert any((programme.parent / "_internal" / "PySide6").rglob("*Qt6Core*"))
