"""De vrais disques pleins, en lecture seule ou verrouillés, le temps d’un essai."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest


@contextmanager
def disque(chemin: Path, options: str) -> Iterator[Path]:
    """Monte un petit disque en mémoire ; écarte l’essai si le poste ne le permet pas."""
    chemin.mkdir()
    _root("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(chemin))
    try:
        yield chemin
    except BaseException:
        # Un fichier resté ouvert ne doit pas cacher pourquoi l’essai a échoué.
        subprocess.run(["umount", "--lazy", str(chemin)], check=True)
        raise
    subprocess.run(["umount", str(chemin)], check=True)


def disque_plein(chemin: Path) -> AbstractContextManager[Path]:
    """Disque de 16 Kio : un petit fichier y tient, pas un papier."""
    return disque(chemin, "size=16k")


def disque_en_lecture_seule(chemin: Path) -> AbstractContextManager[Path]:
    """Disque sur lequel rien ne s’écrit, même pour root."""
    return disque(chemin, "ro")


@contextmanager
def verrouille(fichier: Path) -> Iterator[Path]:
    """Interdit de remplacer un fichier, comme Excel le fait sous Windows quand il est ouvert."""
    _root("chattr", "+i", str(fichier))
    try:
        yield fichier
    finally:
        subprocess.run(["chattr", "-i", str(fichier)], check=True)


def _root(*commande: str) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("demande Linux et le compte root")
    essai = subprocess.run(commande, capture_output=True, text=True, check=False)
    if essai.returncode:
        pytest.skip(essai.stderr.strip())
