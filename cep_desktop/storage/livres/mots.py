"""L’index des mots d’une table : chercher un nom sans relire toutes les lignes."""

import sqlite3
from collections.abc import Callable, Iterator

from cep_desktop.domain.pliage import plier
from cep_desktop.referentiels.mots import racines

_TEXTES = {
    "commune": ("nom",),
    "formacode": ("libelle",),
    "organisme": ("nom",),
    "convention": ("libelle",),
    "certification": ("code", "intitule", "genre"),
    "recrutement": ("libelle",),
}
"""Les tables où l’on cherche avec des mots, et leurs colonnes de texte."""

_APRES = "\U0010ffff"
_PAS = 5_000


def indexer_les_mots(base: sqlite3.Connection, table: str, battre: Callable[[], None]) -> None:
    """Range les mots de chaque ligne ; une table que l’on ne cherche pas n’en a pas.

    `battre` est appelé régulièrement, et peut lever pour arrêter.
    """
    if table not in _TEXTES:
        return
    base.execute(f"CREATE TABLE mot_{table} (mot TEXT, ligne INT)")
    ranger = ("INSERT INTO", f"mot_{table}", "VALUES (?, ?)")
    base.executemany(" ".join(ranger), _lire(base, table, battre))
    base.execute(f"CREATE INDEX mots_{table} ON mot_{table} (mot, ligne)")


def repond(table: str, demande: str) -> tuple[str, tuple[str, ...]]:
    """Rend la condition « chaque mot demandé commence un mot de la ligne », et ses valeurs."""
    cherches = dict.fromkeys(racines(demande))
    if not cherches:
        return "0", ()
    lignes = " ".join(("SELECT ligne FROM", f"mot_{table}", "WHERE mot >= ? AND mot < ?"))
    une = f"{table}.rowid IN ({lignes})"
    valeurs = (borne for mot in cherches for borne in (mot, mot + _APRES))
    return " AND ".join([une] * len(cherches)), tuple(valeurs)


def debut(colonne: str, demande: str) -> tuple[str, tuple[str, ...]]:
    """Rend la condition « ce numéro commence ainsi », et ses valeurs."""
    numero = "".join(demande.split()).upper()
    return f"{colonne} >= ? AND {colonne} < ?", (numero, numero + _APRES)


def _lire(
    base: sqlite3.Connection, table: str, battre: Callable[[], None]
) -> Iterator[tuple[str, int]]:
    demande = " ".join(("SELECT rowid,", ", ".join(_TEXTES[table]), "FROM", table))
    for rang, (ligne, *textes) in enumerate(base.execute(demande)):
        if not rang % _PAS:
            battre()
        texte = " ".join(filter(None, textes))
        for mot in {*racines(texte), *plier(texte).replace("-", " ").split()}:
            yield mot, ligne
