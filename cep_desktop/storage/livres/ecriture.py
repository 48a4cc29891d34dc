"""Écrire un livre à côté de l’ancien, puis prendre sa place d’un seul geste."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from cep_desktop.domain.typographie import ecrire_entier
from cep_desktop.referentiels.archive import FichierPublie
from cep_desktop.referentiels.feuille import Feuille
from cep_desktop.referentiels.formats import FORMATS
from cep_desktop.referentiels.lecture import lire
from cep_desktop.referentiels.livre import Edition, Livre, LivreIllisible, RapportImport
from cep_desktop.referentiels.plan_import import PlanImport
from cep_desktop.referentiels.releve import Releve
from cep_desktop.storage.livres.schema import creer, indexer, insertion

_PAQUET = 5_000

Avancer = Callable[[str], None]


def ecrire_livre(plan: PlanImport, chemin: Path, *, le: date, avancer: Avancer) -> RapportImport:
    """Range un livre dans `chemin` ; l’ancien reste tant que le neuf n’est pas entier.

    `avancer` peut lever pour arrêter. Lève `LivreIllisible`.
    """
    chemin.parent.mkdir(parents=True, exist_ok=True)
    provisoire = chemin.with_suffix(".partiel")
    try:
        with _base_neuve(provisoire) as base:
            creer(base, plan.livre)
            releves = [_ranger(base, *paire, avancer) for paire in plan.fichiers]
            for fichier in plan.fiches:
                releves += _ranger_les_fiches(base, fichier, avancer)
            indexer(base, plan.livre, lambda: avancer("Rangement des mots…"))
            edition = Edition(
                plan.livre,
                plan.version,
                plan.publiee_le,
                le,
                tuple(releve.decompter() for releve in releves),
            )
            _signer(base, edition)
        provisoire.replace(chemin)
    except (OSError, sqlite3.Error) as cause:
        raise LivreIllisible(
            "ce livre n’a pas pu être rangé sur le disque.",
            remede="Libérez de la place, ou fermez les autres fenêtres, puis recommencez.",
        ) from cause
    finally:
        provisoire.unlink(missing_ok=True)
    remarques = tuple(remarque for releve in releves for remarque in releve.remarques)
    return RapportImport(edition, remarques)


@contextmanager
def _base_neuve(chemin: Path) -> Iterator[sqlite3.Connection]:
    chemin.unlink(missing_ok=True)
    with closing(sqlite3.connect(chemin)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA cache_size = -16000")
        yield base
        base.commit()


def _ranger(
    base: sqlite3.Connection, fichier: FichierPublie, feuille: Feuille, avancer: Avancer
) -> Releve:
    releve = Releve(fichier.nom, feuille.table)
    ranger = insertion(feuille)

    def battre(lues: int) -> None:
        avancer(f"{fichier.nom}\u00a0: {ecrire_entier(lues)} lignes")

    avancer(f"{fichier.nom}…")
    lignes = lire(fichier, feuille, releve, battre)
    while paquet := list(islice(lignes, _PAQUET)):
        base.executemany(ranger, paquet)
    return releve


def _ranger_les_fiches(
    base: sqlite3.Connection, fichier: FichierPublie, avancer: Avancer
) -> list[Releve]:
    from cep_desktop.referentiels.fiches_xml import TABLES, lire_fiches

    releves = {table: Releve(fichier.nom, table) for table in TABLES}
    ranger = {f.table: insertion(f) for f in FORMATS if f.livre is Livre.CERTIFICATIONS}
    for table, rangee in lire_fiches(fichier, releves, avancer):
        base.execute(ranger[table], rangee)
    return [releve for releve in releves.values() if releve.lues]


def _signer(base: sqlite3.Connection, edition: Edition) -> None:
    publiee = edition.publiee_le.isoformat() if edition.publiee_le else ""
    base.executemany(
        "INSERT INTO edition VALUES (?, ?)",
        (
            ("livre", edition.livre.value),
            ("version", edition.version),
            ("publiee_le", publiee),
            ("installee_le", edition.installee_le.isoformat()),
        ),
    )
    base.executemany(
        "INSERT INTO decompte VALUES (?, ?, ?, ?)",
        ((d.fichier, d.table, d.lignes, d.ecartees) for d in edition.decomptes),
    )
