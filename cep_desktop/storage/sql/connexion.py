"""Se connecter à une base chiffrée (SQLCipher), réglée pour ne rien perdre ni rien laisser voir."""

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from cep_desktop.domain.code import Code

ErreurDeBase = sqlcipher.Error
"""Ce que lève une connexion qui ne peut pas lire."""

Connexion = sqlcipher.Connection

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


def exiger_sqlite() -> None:
    """Lève `MoteurTropAncien` si la bibliothèque installée peut corrompre une base."""
    if sqlcipher.sqlite_version_info < SQLITE_MINIMAL:
        raise MoteurTropAncien(sqlcipher.sqlite_version)


def connecteur(chemin: Path, cle: bytes, acces: Acces) -> Callable[[], sqlcipher.Connection]:
    """Rend de quoi se connecter à la base avec une clé de 32 octets, pour cet accès."""
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
