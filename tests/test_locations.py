"""Les données sont trouvées dans une copie de travail comme dans une roue installée."""

import os
import subprocess
import sys
from pathlib import Path

from cep_desktop import locations
from tests.architecture.arbre import RACINE


def test_une_copie_de_travail_lit_les_donnees_a_la_racine() -> None:
    assert locations.donnees() == RACINE
    assert locations.ressources() == RACINE / "resources"
    assert locations.gabarits() == RACINE / "templates"


def test_le_paquet_autonome_emporte_gabarits_et_ressources_sous_le_code() -> None:
    assert [destination for _, destination in locations.donnees_embarquees()] == [
        "cep_desktop/_donnees/templates",
        "cep_desktop/_donnees/resources",
    ]
    assert all(Path(source).is_dir() for source, _ in locations.donnees_embarquees())


def test_le_dossier_de_la_personne_porte_le_nom_de_l_application() -> None:
    assert locations.dossier_utilisateur().name == "CEP Desktop"


def test_une_roue_installee_trouve_ses_donnees(tmp_path: Path) -> None:
    roues, site = tmp_path / "roues", tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(roues)],
        cwd=RACINE,
        check=True,
        capture_output=True,
    )
    (roue,) = roues.glob("*.whl")
    installer = [sys.executable, "-m", "pip", "install", "--no-deps", "--quiet"]
    subprocess.run([*installer, "--target", str(site), str(roue)], check=True, capture_output=True)
    question = "from cep_desktop import locations; print(locations.ressources())"
    reponse = subprocess.run(
        [sys.executable, "-c", question],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert Path(reponse) == site / "cep_desktop" / "_donnees" / "resources"
    assert (Path(reponse) / "polices").is_dir()
