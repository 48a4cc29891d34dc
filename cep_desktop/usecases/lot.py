"""Produire les papiers de beaucoup de dossiers, sur tous les cœurs de l’ordinateur."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_portable.analyse import TAILLE_MAXIMALE
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.depot import charger
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import produire

_PAR_ENVOI = 4
"""Dossiers confiés d’un coup à un cœur."""


@dataclass(frozen=True, slots=True)
class Travail:
    """Un fichier de dossier, où déposer ses papiers, et à quelle date."""

    fichier: Path
    sortie: Path
    le: date
    gabarits: Gabarits


@dataclass(frozen=True, slots=True)
class Issue:
    """Ce qu’un dossier du lot est devenu ; `refus` est vide s’il est produit."""

    fichier: str
    numero: str
    papiers: int
    refus: str


def coeurs() -> int:
    """Le nombre de cœurs que le système laisse à l’application."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def produire_le_lot(travaux: Sequence[Travail], *, sur: int | None = None) -> Iterator[Issue]:
    """Rend l’issue de chaque dossier, au fil de l’eau ; un refus n’arrête pas les autres.

    Arrêter de lire arrête le lot : les papiers d’un dossier sont entiers ou absents.
    """
    nombre = min(sur or coeurs(), max(1, len(travaux)))
    if nombre == 1:
        yield from map(traiter, travaux)
        return
    with ExitStack() as fin:
        equipe = fin.enter_context(multiprocessing.get_context("spawn").Pool(nombre))
        yield from equipe.imap_unordered(traiter, travaux, chunksize=_PAR_ENVOI)


def traiter(travail: Travail) -> Issue:
    """Produit les papiers d’un dossier du lot."""
    nom = travail.fichier.name
    try:
        octets = charger(travail.fichier, taille_maximale=TAILLE_MAXIMALE)
        dossier = dossier_portable.lire(octets)
        sortie = travail.sortie / dossier.numero
        production = produire(dossier, travail.gabarits, sortie, le=travail.le)
    except ErreurMetier as refus:
        return Issue(nom, "", 0, str(refus))
    return Issue(nom, dossier.numero, len(production.papiers), "")
