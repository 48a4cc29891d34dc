"""SQLite nu : les ordres du coffre sur une copie en clair, octets prêts, lignes telles quelles."""

import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.recherche import plier, texte_cherchable
from cep_desktop.storage.sql.chiffree import PAGES_DU_JOURNAL
from cep_desktop.storage.sql.fiche import en_tete
from cep_desktop.storage.sql.fts5 import IndexFts5

_REGLAGES = (
    "journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY", "secure_delete=ON",
    "cache_size=-64000", "foreign_keys=ON", f"wal_autocheckpoint={PAGES_DU_JOURNAL}",
)  # fmt: skip


def ouvrir_nu(clair: Path) -> sqlite.Connection:
    """Ouvre une base en clair, réglée pour ne rien perdre."""
    nu = sqlite.connect(str(clair), isolation_level=None)
    for reglage in _REGLAGES:
        nu.execute(f"PRAGMA {reglage}")
    return nu


@dataclass(frozen=True, slots=True)
class Pret:
    """Ce que SQLite reçoit pour un enregistrement."""

    id: str
    colonnes: tuple[object, ...]
    noms: tuple[str, ...]
    octets: bytes
    comprimes: bytes
    formes: str
    mots: list[tuple[str]]


def preparer(dossier: Dossier) -> Pret:
    """Calcule d’avance tout ce que SQLite recevra."""
    colonnes = {**en_tete(dossier, le=datetime.now(UTC).date()), "revision": 2}
    octets = dossier_portable.ecrire_serre(dossier)
    mots = set(texte_cherchable(dossier).split())
    return Pret(
        str(dossier.id),
        tuple(str(v) if isinstance(v, date) else v for v in colonnes.values()),
        tuple(colonnes),
        octets,
        zlib.compress(octets, 3),
        IndexFts5.formes(mots, plier(dossier.beneficiaire.nom_complet).split()),
        [(mot,) for mot in sorted(mots) if mot.isalpha()],
    )


def ecrire_nu(nu: sqlite.Connection, pret: Pret) -> None:
    """Enregistre : en-tête, document, révision, mots, ligne de journal, en une transaction."""
    poses = ", ".join(f"{nom} = ?" for nom in pret.noms)
    nu.execute("BEGIN IMMEDIATE")
    nu.execute(f"UPDATE entete SET {poses} WHERE id = ?", (*pret.colonnes, pret.id))  # noqa: S608
    nu.execute("UPDATE document SET json = ? WHERE dossier = ?", (pret.octets, pret.id))
    nu.execute(
        "INSERT INTO revision VALUES (?, 2, ?, 'mesure', 'mesure', '', ?)",
        (pret.id, "2026-11-25 09:30:00", pret.comprimes),
    )
    (ancien,) = nu.execute(
        "SELECT rang FROM recherche_place WHERE dossier = ?", (pret.id,)
    ).fetchone()
    nu.execute("DELETE FROM recherche WHERE rowid = ?", (ancien,))
    nu.execute(
        "UPDATE recherche_place SET rang = (SELECT max(rang) + 1 FROM recherche_place) "
        "WHERE dossier = ?",
        (pret.id,),
    )
    nu.execute(
        "INSERT INTO recherche (rowid, mots) SELECT max(rang), ? FROM recherche_place",
        (pret.formes,),
    )
    nu.executemany("INSERT OR IGNORE INTO recherche_mot VALUES (?)", pret.mots)
    nu.execute(
        "INSERT INTO journal "
        "SELECT max(n) + 1, ?, 'mesure', 'ecriture', ?, 2, ?, '', ? FROM journal",
        ("2026-11-25 09:30:00", "0" * 32, bytes(32), bytes(32)),
    )
    nu.execute("COMMIT")


class _Nue:
    """Ce que l’index demande à une connexion, sans SQLAlchemy ni valeurs à construire."""

    def __init__(self, nu: sqlite.Connection) -> None:
        self._nu = nu

    def execute(self, ordre: object, valeurs: dict[str, object]) -> "_Lignes":
        return _Lignes(self._nu.execute(_texte(ordre), valeurs).fetchall())

    def exec_driver_sql(self, ordre: str, valeurs: tuple[object, ...]) -> "_Lignes":
        return _Lignes(self._nu.execute(ordre, valeurs).fetchall())


class _Lignes(list[tuple[Any, ...]]):
    """Des lignes déjà lues, en entier ou par leur première colonne."""

    def all(self) -> list[tuple[Any, ...]]:
        return self

    def scalars(self) -> list[Any]:
        return [ligne[0] for ligne in self]


@cache
def _texte(ordre: object) -> str:
    return str(ordre)


def chercher_nu(nu: sqlite.Connection, texte: str) -> object:
    """Exécute les ordres mêmes du coffre."""
    return IndexFts5().lignes(_Nue(nu), texte, au_plus=50)  # type: ignore[arg-type]


def chercher_sans_ruse(nu: sqlite.Connection, texte: str) -> list[tuple[object, ...]]:
    """Cherche comme FTS5 y invite : chaque mot par son début, sans noms d’abord ni fautes."""
    mots = " AND ".join(f'"{mot}" *' for mot in plier(texte).split())
    ordre = (
        "SELECT entete.* FROM recherche JOIN recherche_place ON rang = recherche.rowid "
        "JOIN entete ON id = dossier WHERE recherche MATCH ? LIMIT 50"
    )
    return list(nu.execute(ordre, (mots,)).fetchall())
