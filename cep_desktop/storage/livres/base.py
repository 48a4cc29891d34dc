"""Ouvrir la base d’un livre en lecture seule, le temps d’une question."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from cep_desktop.referentiels.livre import Decompte, Edition, Livre, LivreIllisible
from cep_desktop.storage.livres.schema import FORMAT


@contextmanager
def ouvrir(chemin: Path) -> Iterator[sqlite3.Connection | None]:
    """Rend la base, ou `None` si elle manque ou si elle est d’un autre format.

    Lève `LivreIllisible` si elle se révèle abîmée en la lisant.
    """
    if not chemin.is_file():
        yield None
        return
    with closing(sqlite3.connect(f"{chemin.resolve().as_uri()}?mode=ro", uri=True)) as base:
        try:
            yield base if _est_lisible(base) else None
        except sqlite3.DatabaseError as cause:
            raise LivreIllisible(
                "ce livre est abîmé sur ce poste.",
                lieu=chemin.stem,
                remede="Importez-le de nouveau depuis «\u00a0Livres\u00a0».",
            ) from cause


def _est_lisible(base: sqlite3.Connection) -> bool:
    try:
        (version,) = base.execute("PRAGMA user_version").fetchone()
        base.execute("SELECT 1 FROM edition").fetchone()
    except sqlite3.Error:
        return False
    return bool(version == FORMAT)


def lire_edition(chemin: Path) -> Edition | None:
    """Rend l’édition installée, ou `None` si elle manque ou ne se lit pas."""
    try:
        return _lire_edition(chemin)
    except LivreIllisible:
        return None


def _lire_edition(chemin: Path) -> Edition | None:
    with ouvrir(chemin) as base:
        if base is None:
            return None
        champs = dict(base.execute("SELECT cle, valeur FROM edition"))
        decomptes = tuple(Decompte(*ligne) for ligne in base.execute("SELECT * FROM decompte"))
    publiee = champs["publiee_le"]
    return Edition(
        next(livre for livre in Livre if livre.value == champs["livre"]),
        champs["version"],
        date.fromisoformat(publiee) if publiee else None,
        date.fromisoformat(champs["installee_le"]),
        decomptes,
    )
