"""Retenir la clé du coffre dans le programme : ni image mémoire, ni curieux du même compte.

Ce qui part en mémoire d’échange ou en veille prolongée n’est pas retenu : le disque du poste doit
être chiffré.
"""

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4


def durcir() -> None:
    """Interdit au système d’écrire la mémoire du programme sur le disque ; sans échec."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
