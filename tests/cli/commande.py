"""Appelle la ligne de commande : en direct, ou dans un vrai processus."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from cep_desktop.cli import executer
from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from tests.cas.atelier import un_atelier

ANGLAIS = re.compile(
    r"\b(usage|argument|arguments|option|invalid|choice|choose|required|expected|unrecognized|"
    r"show|help|message|exit|error|traceback|input|should)\b",
    re.IGNORECASE,
)
"""Mots qu’argparse, pydantic ou Python laisseraient passer."""


def appeler(*mots: object) -> int:
    """Exécute un verbe ici même et rend son code de sortie."""
    return executer([str(mot) for mot in mots], un_atelier)


def lancer(
    *mots: object, environnement: Mapping[str, str] | None = None, delai: int = 60
) -> subprocess.CompletedProcess[str]:
    """Exécute un verbe dans un vrai processus."""
    return subprocess.run(
        commande(*mots),
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | dict(environnement or {}),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=delai,
    )


def commande(*mots: object) -> list[str]:
    """La ligne de commande complète."""
    return [sys.executable, "-m", "cep_desktop", *(str(mot) for mot in mots)]


def ecrire(dossier: Dossier, chemin: Path) -> Path:
    """Écrit un dossier dans un fichier et rend ce fichier."""
    chemin.write_bytes(dossier_portable.ecrire(dossier))
    return chemin
