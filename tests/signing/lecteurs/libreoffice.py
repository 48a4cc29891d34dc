"""LibreOffice, par UNO : ce que sa fenêtre des signatures montrerait."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_PYTHON = "/usr/bin/python3"
_DIRE = Path(__file__).parent / "dire_signatures.py"


@cache
def est_la() -> bool:
    """Vrai si LibreOffice et son pont Python sont installés."""
    if shutil.which("soffice") is None or not Path(_PYTHON).exists():
        return False
    return not subprocess.run(
        [_PYTHON, "-c", "import uno"], check=False, capture_output=True
    ).returncode


@contextmanager
def ouvert(profil: Path) -> Iterator["LecteurLibreOffice"]:
    """Lance un LibreOffice à soi, sans écran, le temps de lire des signatures."""
    tube = f"cep{profil.name}"
    bureau = subprocess.Popen(
        [
            "soffice", "--headless", "--norestore", "--nologo",
            f"-env:UserInstallation=file://{profil}", f"--accept=pipe,name={tube};urp;",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield LecteurLibreOffice(tube)
    finally:
        bureau.terminate()
        bureau.wait(30)


class LecteurLibreOffice:
    """Un LibreOffice qui écoute."""

    def __init__(self, tube: str) -> None:
        self._tube = tube

    def verifier(self, *fichiers: Path) -> list[list[bool]]:
        """Rend, par fichier, la validité de chaque signature."""
        fini = subprocess.run(
            [_PYTHON, str(_DIRE), self._tube, *map(str, fichiers)],
            capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        return [list(map(bool, validites)) for validites in json.loads(fini.stdout)]
