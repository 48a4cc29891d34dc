"""Lire et écrire en base : une transaction à la fois, et des refus en français."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.coffre.erreurs import (
    CoffreAbime,
    CoffreEnLectureSeule,
    CoffreOccupe,
    DisquePlein,
    EcritureImpossible,
)

COMMENCER = "cep_commencer"
"""Option d’une connexion : l’ordre qui ouvre ses transactions, vide pour s’en passer."""

BASE = "cep_base"
"""Option d’un moteur : le fichier de sa base."""

_PLACE_MINIMALE = 64 * 1024

CORROMPU, PAS_UNE_BASE = 11, 26
"""Codes de SQLite : la page lue est abîmée."""

SAUF = "Rien n’a été enregistré\u00a0; votre travail est intact à l’écran."
"""Ce que dit tout refus d’écrire."""

_Refus = tuple[type[ErreurMetier], str, str]
_OCCUPE: _Refus = (
    CoffreOccupe,
    f"Un autre programme retient le coffre. {SAUF}",
    "Attendez la fin de la sauvegarde ou de l’analyse en cours, puis réessayez.",
)
_PLEIN: _Refus = (
    DisquePlein,
    f"Le disque du coffre est plein. {SAUF}",
    "Libérez de la place, puis enregistrez de nouveau.",
)
_MUET: _Refus = (
    EcritureImpossible,
    f"Le disque du coffre ne répond plus. {SAUF}",
    "Rebranchez-le, ou vérifiez le réseau, puis réessayez.",
)
_ABIME: _Refus = (
    CoffreAbime,
    "Une page du coffre est abîmée.",
    "Vérifiez le coffre, puis restaurez la dernière sauvegarde.",
)
_AUTRE: _Refus = (
    EcritureImpossible,
    f"La base n’a pas accepté ce geste. {SAUF}",
    "Réessayez, puis prévenez votre service informatique.",
)
_REFUS: dict[int, _Refus] = {
    5: _OCCUPE,
    6: _OCCUPE,
    8: (
        CoffreEnLectureSeule,
        f"Ce coffre est ouvert en lecture seule. {SAUF}",
        "Fermez-le sur l’autre poste, puis rouvrez-le ici.",
    ),
    10: _MUET,
    CORROMPU: _ABIME,
    13: _PLEIN,
    14: _MUET,
    PAS_UNE_BASE: _ABIME,
}


@contextmanager
def lecture(moteur: Engine) -> Iterator[Connection]:
    """Ouvre une connexion qui voit la base à un seul instant. Lève `ErreurMetier`."""
    with en_francais(_base(moteur)), moteur.connect() as connexion:
        yield connexion


@contextmanager
def ecriture(moteur: Engine) -> Iterator[Connection]:
    """Ouvre une transaction, validée à la fin du bloc ou annulée en entier.

    Lève `EcritureImpossible` ou `CoffreAbime` ; la base est alors comme avant.
    """
    with en_francais(_base(moteur)), moteur.connect() as connexion:
        connexion.execution_options(**{COMMENCER: "BEGIN IMMEDIATE"})
        with connexion.begin():
            yield connexion


@contextmanager
def en_francais(base: Path | None = None) -> Iterator[None]:
    """Traduit ce que SQLite refuse ; un serveur a ses propres phrases.

    `base` est le fichier de la base : faute de place, SQLite ne parle parfois que de lecture.
    """
    try:
        yield
    except DBAPIError as cause:
        code = code_sqlite(cause)
        if code is None:
            raise
        refus = _REFUS.get(code, _AUTRE)
        if refus is _MUET and base is not None and _reste(base) < _PLACE_MINIMALE:
            refus = _PLEIN
        classe, phrase, remede = refus
        raise classe(phrase, remede=remede) from cause


def code_sqlite(cause: DBAPIError) -> int | None:
    """Rend le code d’une erreur de SQLite, ou `None` si elle vient d’ailleurs."""
    code: int | None = getattr(cause.orig, "sqlite_errorcode", None)
    return code if code is None else code & 0xFF


def _base(moteur: Engine) -> Path | None:
    base: Path | None = moteur.get_execution_options().get(BASE)
    return base


def _reste(base: Path) -> int:
    try:
        return shutil.disk_usage(base.parent).free
    except OSError:
        return _PLACE_MINIMALE
