"""Produire les papiers de beaucoup de dossiers, sur tous les cœurs de l’ordinateur."""

import hashlib
import multiprocessing
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_portable.analyse import TAILLE_MAXIMALE
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.depot import charger
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import produire

_IMPREVU = "Ce dossier n’a pas pu être produit. Ouvrez-le dans l’application pour le vérifier."
_ARRETE = "L’ordinateur a manqué de mémoire. Recommencez avec ce dossier seul."
_DEUX_FOIS = "Un autre fichier du lot porte le même numéro, {numero}. Produisez-le à part."


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
    """Rend l’issue de chaque dossier, au fil de l’eau ; aucun échec n’arrête les autres.

    Arrêter de lire arrête le lot : les papiers d’un dossier sont entiers ou absents.
    """
    nombre = min(sur or coeurs(), max(1, len(travaux)))
    with tempfile.TemporaryDirectory(prefix=".cep-") as lieu:
        faire = partial(traiter, pris=Path(lieu))
        if nombre == 1:
            yield from map(faire, travaux)
            return
        contexte = multiprocessing.get_context("spawn")
        equipe = ProcessPoolExecutor(nombre, mp_context=contexte)
        try:
            confies = {equipe.submit(faire, travail): travail for travail in travaux}
            for fini in as_completed(confies):
                yield _recueillir(fini, confies[fini])
        finally:
            equipe.shutdown(cancel_futures=True)


def _recueillir(fini: "Future[Issue]", travail: Travail) -> Issue:
    try:
        return fini.result()
    except BrokenProcessPool:
        return Issue(travail.fichier.name, "", 0, _ARRETE)


def traiter(travail: Travail, *, pris: Path) -> Issue:
    """Produit les papiers d’un dossier du lot ; `pris` retient les numéros déjà produits."""
    nom = travail.fichier.name
    try:
        octets = charger(travail.fichier, taille_maximale=TAILLE_MAXIMALE)
        dossier = dossier_portable.lire(octets)
        if not _prendre(pris, dossier.numero):
            return Issue(nom, "", 0, _DEUX_FOIS.format(numero=dossier.numero))
        sortie = travail.sortie / dossier.numero
        production = produire(dossier, travail.gabarits, sortie, le=travail.le)
    except ErreurMetier as refus:
        return Issue(nom, "", 0, str(refus))
    except Exception:  # noqa: BLE001 — un dossier imprévu ne doit pas arrêter les autres
        return Issue(nom, "", 0, _IMPREVU)
    return Issue(nom, dossier.numero, len(production.papiers), "")


def _prendre(pris: Path, numero: str) -> bool:
    """Vrai la première fois que ce numéro est demandé, tous cœurs confondus."""
    try:
        (pris / hashlib.sha256(numero.casefold().encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
