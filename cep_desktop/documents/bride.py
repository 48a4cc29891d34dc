"""Faire un travail risqué dans un processus à part, borné en mémoire, en calcul et en temps."""

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

from cep_desktop.domain.erreurs import ErreurMetier

MEMOIRE_MAXIMALE = 300 * 1024 * 1024
"""Octets que le travail peut réserver ; le système le garantit sous Linux."""
DELAI = 5.0
"""Secondes laissées au travail, une fois le processus prêt."""
_DEMARRAGE = 60.0
_CALCUL = 20
"""Secondes de calcul, démarrage compris, après lesquelles le système arrête le processus."""

R = TypeVar("R")


class TravailArrete(ErreurMetier):
    """Le travail demandait trop de mémoire ou de temps ; il a été arrêté, rien n’est changé."""


def faire_a_part(travail: Callable[[bytes], R], octets: bytes, *, delai: float = DELAI) -> R:
    """Rend ce que rend `travail(octets)`, fait ailleurs ; sa mort ne touche pas l’application.

    `travail` est une fonction de module. Lève ce que lève le travail s’il s’agit d’une
    `ErreurMetier`, et `TravailArrete` s’il a fallu l’interrompre.
    """
    contexte = multiprocessing.get_context("spawn")
    ici, la_bas = contexte.Pipe()
    processus = contexte.Process(target=_travailler, args=(la_bas, travail), daemon=True)
    processus.start()
    la_bas.close()
    try:
        if not ici.poll(_DEMARRAGE):
            raise _arret()
        ici.recv()
        ici.send_bytes(octets)
        if not ici.poll(delai):
            raise _arret()
        issue, valeur = ici.recv()
    except (EOFError, OSError) as cause:
        raise _arret() from cause
    finally:
        ici.close()
        processus.kill()
        processus.join()
    if issue == "refus":
        raise valeur
    if issue != "fait":
        raise _arret()
    resultat: R = valeur
    return resultat


def _arret() -> TravailArrete:
    return TravailArrete(
        "La lecture de ce fichier demandait trop de mémoire ou de temps.",
        remede="Rien n’est changé. Demandez l’envoi du fichier d’origine, complété.",
    )


def _travailler(tuyau: Connection, travail: Callable[[bytes], object]) -> None:
    """Attend les octets, fait le travail, rend son issue."""
    tuyau.send("pret")
    octets = tuyau.recv_bytes()
    _brider()
    issue: tuple[str, object]
    try:
        issue = ("fait", travail(octets))
    except ErreurMetier as refus:
        issue = ("refus", refus)
    except (MemoryError, RecursionError):
        issue = ("arret", None)
    with suppress(OSError):
        tuyau.send(issue)


def _brider() -> None:
    if sys.platform == "win32":
        return
    import resource

    for borne, valeur in (
        (resource.RLIMIT_DATA, MEMOIRE_MAXIMALE),
        (resource.RLIMIT_CPU, _CALCUL),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(borne, (valeur, valeur))
