"""Ouvre la base chiffrée du coffre (SQLCipher), réglée pour ne rien perdre ni rien laisser voir."""

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from cep_desktop.domain.code import Code
from cep_desktop.storage.sql.transaction import (
    BASE,
    COMMENCER,
    CORROMPU,
    PAS_UNE_BASE,
    code_sqlite,
    lecture,
)
from cep_desktop.usecases.coffre.erreurs import CoffreAbime

SQLITE_MINIMAL = (3, 51, 3)
"""Avant cette version, une remise à zéro du journal WAL peut corrompre la base."""

OCTETS_PAGE = 4096
"""Taille d’une page de la base, chiffrée et authentifiée à part."""

ATTENTE_MS = 5000
"""Temps qu’une écriture attend son tour."""

PAGES_DU_JOURNAL = 4000
"""16 Mo d’écritures avant que l’une d’elles paie le rangement ; d’ordinaire le repos le fait."""

_REGLAGES_LECTURE = (
    "temp_store=MEMORY",
    f"busy_timeout={ATTENTE_MS}",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-64000",
    "foreign_keys=ON",
)
_REGLAGES_ECRITURE = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
    f"wal_autocheckpoint={PAGES_DU_JOURNAL}",
)


class Acces(Code):
    """Ce que l’on fera de la base."""

    ECRITURE = "rwc", "Lire et écrire"
    LECTURE = "ro", "Lire ce qu’un autre programme de ce poste écrit"
    INSTANTANE = "ro&immutable=1", "Lire le fichier tel qu’il est, sans rien créer à côté"


class MoteurTropAncien(RuntimeError):
    """La bibliothèque SQLCipher installée a un défaut connu de corruption."""


def ouvrir(chemin: Path, cle: bytes, *, acces: Acces = Acces.ECRITURE) -> Engine:
    """Rend le moteur de la base, ouverte avec une clé de 32 octets.

    Lève `CoffreAbime` si la base ne se déchiffre pas : la clé venant d’une serrure authentifiée,
    c’est le fichier qui est abîmé. Lève `ErreurMetier` si le disque refuse.
    """
    if sqlcipher.sqlite_version_info < SQLITE_MINIMAL:
        raise MoteurTropAncien(sqlcipher.sqlite_version)
    moteur = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=_connecteur(chemin, cle, acces),
        poolclass=QueuePool,
        pool_size=2,
        pool_use_lifo=True,  # la même connexion resservie garde ses pages déchiffrées
        hide_parameters=True,
        execution_options={BASE: chemin},
    )
    event.listen(moteur, "begin", _commencer)
    event.listen(moteur, "handle_error", _ecarter_si_abimee)
    try:
        with lecture(moteur) as connexion:
            connexion.execute(text("SELECT count(*) FROM sqlite_master"))
    except CoffreAbime as cause:
        moteur.dispose()
        raise abime() from cause
    except BaseException:
        moteur.dispose()
        raise
    return moteur


def executer(moteur: Engine, ordre: str, *valeurs: str) -> tuple[tuple[object, ...], ...]:
    """Exécute un ordre hors de toute transaction (`VACUUM`, `PRAGMA`) et rend ses lignes.

    Lève `ErreurMetier` si la base le refuse.
    """
    with lecture(moteur) as connexion:
        connexion.execution_options(**{COMMENCER: ""})
        resultat = connexion.exec_driver_sql(ordre, valeurs)
        return tuple(map(tuple, resultat)) if resultat.returns_rows else ()


def abime() -> CoffreAbime:
    """Rend le refus d’une base dont les pages ne se déchiffrent pas."""
    return CoffreAbime(
        "Le coffre est incomplet ou altéré.",
        remede="Restaurez la dernière sauvegarde. Le fichier n’a pas été modifié.",
    )


def _connecteur(chemin: Path, cle: bytes, acces: Acces) -> Callable[[], sqlcipher.Connection]:
    adresse = f"{chemin.absolute().as_uri()}?mode={acces.value}"
    ecrit = acces is Acces.ECRITURE
    reglages = (*_REGLAGES_LECTURE, *(_REGLAGES_ECRITURE if ecrit else ()))

    def connecter() -> sqlcipher.Connection:
        connexion = sqlcipher.connect(
            adresse, uri=True, check_same_thread=False, isolation_level=None
        )
        connexion.execute("PRAGMA cipher_log_level=NONE")
        connexion.execute(f"PRAGMA key=\"x'{cle.hex()}'\"")
        for reglage in reglages:
            connexion.execute(f"PRAGMA {reglage}")
        return connexion

    return connecter


def _commencer(connexion: Connection) -> None:
    """Lit à un seul instant ; pour écrire, prend le tour tout de suite plutôt qu’au milieu."""
    ordre = connexion.get_execution_options().get(COMMENCER, "BEGIN")
    if ordre:
        connexion.exec_driver_sql(ordre)


def _ecarter_si_abimee(contexte: ExceptionContext) -> None:
    """Ne reprend pas une connexion qui a lu une page abîmée : elle refuserait aussi les bonnes."""
    cause = contexte.sqlalchemy_exception
    if isinstance(cause, DBAPIError) and code_sqlite(cause) in {CORROMPU, PAS_UNE_BASE}:
        contexte.is_disconnect = True
