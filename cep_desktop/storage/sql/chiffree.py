"""Ouvre la base chiffrée du coffre (SQLCipher), réglée pour ne rien perdre ni rien laisser voir."""

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from cep_desktop.storage.coffre.erreurs import CoffreAbime

SQLITE_MINIMAL = (3, 51, 3)
"""Avant cette version, une remise à zéro du journal WAL peut corrompre la base."""

_REGLAGES_LECTURE = (
    "temp_store=MEMORY",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-32000",
)
_REGLAGES = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
    *_REGLAGES_LECTURE,
)


class MoteurTropAncien(RuntimeError):
    """La bibliothèque SQLCipher installée a un défaut connu de corruption."""


def _connecteur(
    chemin: Path, cle: bytes, *, lecture_seule: bool
) -> Callable[[], sqlcipher.Connection]:
    mode = "ro" if lecture_seule else "rwc"
    adresse = f"{chemin.absolute().as_uri()}?mode={mode}"

    def connecter() -> sqlcipher.Connection:
        connexion = sqlcipher.connect(adresse, uri=True, check_same_thread=False)
        connexion.execute("PRAGMA cipher_log_level=NONE")
        connexion.execute(f"PRAGMA key=\"x'{cle.hex()}'\"")
        for reglage in _REGLAGES_LECTURE if lecture_seule else _REGLAGES:
            connexion.execute(f"PRAGMA {reglage}")
        return connexion

    return connecter


def ouvrir(chemin: Path, cle: bytes, *, lecture_seule: bool = False) -> Engine:
    """Rend le moteur de la base, ouverte avec une clé de 32 octets.

    Lève `CoffreAbime` si la base ne se déchiffre pas : la clé venant d’une serrure authentifiée,
    c’est le fichier qui est abîmé.
    """
    if sqlcipher.sqlite_version_info < SQLITE_MINIMAL:
        raise MoteurTropAncien(sqlcipher.sqlite_version)
    moteur = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=_connecteur(chemin, cle, lecture_seule=lecture_seule),
        poolclass=QueuePool,
        pool_size=2,
        hide_parameters=True,
    )
    try:
        with moteur.connect() as connexion:
            connexion.execute(text("SELECT count(*) FROM sqlite_master"))
    except DatabaseError as cause:
        moteur.dispose()
        raise CoffreAbime(
            "Le coffre est incomplet ou altéré.",
            remede="Restaurez la dernière sauvegarde. Le fichier n’a pas été modifié.",
        ) from cause
    return moteur
