"""La réserve : deux mégaoctets occupés d’avance, que l’on rend quand le disque est plein.

Après une coupure, la base a besoin d’un peu de place pour retrouver ce qui était enregistré ;
sur un disque plein, elle ne s’ouvrirait pas.
"""

import os
from contextlib import suppress
from pathlib import Path

from cep_desktop.storage.coffre.fichiers import RESERVE

OCTETS = 2 * 1024 * 1024


def constituer(coffre: Path) -> bool:
    """Occupe la place si elle ne l’est pas ; rend faux si le disque n’en a plus assez."""
    chemin = coffre / RESERVE
    try:
        if chemin.exists() and chemin.stat().st_size == OCTETS:
            return True
        descripteur = os.open(chemin, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descripteur, "wb") as fichier:
            fichier.write(os.urandom(OCTETS))  # un disque qui compresse n’occuperait rien
            fichier.flush()
            os.fsync(fichier.fileno())
    except OSError:
        rendre(coffre)
        return False
    return True


def rendre(coffre: Path) -> bool:
    """Rend la place ; vrai si elle était occupée."""
    with suppress(OSError):
        (coffre / RESERVE).unlink()
        return True
    return False
