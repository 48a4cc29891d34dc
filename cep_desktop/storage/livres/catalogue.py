"""Charger en mémoire les métiers et les compétences des livres installés."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from cep_desktop.referentiels.catalogue import Appellation, Catalogue, Metier, lire_transition
from cep_desktop.referentiels.livre import Edition
from cep_desktop.storage.livres.base import lire_edition, ouvrir

_CONDITIONS = "CONDITION"


def charger_catalogue(*chemins: Path) -> Catalogue | None:
    """Rend les métiers du premier livre installé, et les compétences du premier qui en a.

    Les chemins vont du livre le plus récent au plus ancien ; `None` si aucun n’est installé.
    """
    metiers: dict[str, Metier] = {}
    appellations: tuple[Appellation, ...] = ()
    savoirs: _Savoirs | None = None
    interets: dict[str, tuple[str, ...]] = {}
    editions: list[Edition] = []
    for chemin in chemins:
        with ouvrir(chemin) as base:
            if base is None:
                continue
            sert = not metiers
            if not metiers:
                metiers, appellations = _metiers(base), _appellations(base)
            interets = _interets(base) | interets
            if savoirs is None and (lus := _Savoirs(base)).liens:
                savoirs, sert = lus, True
        edition = lire_edition(chemin)
        if sert and edition is not None:
            editions.append(edition)
    if not metiers:
        return None
    savoirs = savoirs or _Savoirs(None)
    rattaches = {code: _rattacher(m, savoirs, interets) for code, m in metiers.items()}
    return Catalogue(
        rattaches,
        appellations,
        savoirs.libelles,
        savoirs.liens,
        savoirs.coeurs,
        savoirs.milieux,
        savoirs.conditions,
        savoirs.definitions,
        tuple(editions),
    )


class _Savoirs:
    """Ce qu’un livre dit de chaque fiche : compétences, lieux, conditions."""

    def __init__(self, base: sqlite3.Connection | None) -> None:
        self.libelles: dict[str, str] = {}
        self.liens: dict[str, tuple[str, ...]] = {}
        self.coeurs: dict[str, frozenset[str]] = {}
        self.milieux: dict[str, tuple[str, ...]] = {}
        self.conditions: dict[str, tuple[str, ...]] = {}
        self.definitions: dict[str, str] = {}
        if base is None:
            return
        self.libelles = dict(base.execute("SELECT ogr, libelle FROM competence"))
        contextes = {
            ogr: (libelle, (nature or "").upper())
            for ogr, libelle, nature in base.execute("SELECT ogr, libelle, nature FROM contexte")
        }
        liens: dict[str, list[str]] = defaultdict(list)
        coeurs: dict[str, set[str]] = defaultdict(set)
        milieux: dict[str, list[str]] = defaultdict(list)
        for code, ogr, coeur, nature in base.execute(
            "SELECT code, ogr, coeur, nature FROM lien ORDER BY code, coeur DESC, rowid"
        ):
            if nature != "competence":
                milieux[code].append(ogr)
                continue
            liens[code].append(ogr)
            if coeur:
                coeurs[code].add(ogr)
        for code, ogr in base.execute("SELECT code, ogr FROM coherence WHERE coeur = 1"):
            if ogr in liens.get(code, ()):
                coeurs[code].add(ogr)
        self.liens = {
            code: tuple(dict.fromkeys((*(o for o in ogr if o in coeurs[code]), *ogr)))
            for code, ogr in liens.items()
        }
        self.coeurs = {code: frozenset(ogr) for code, ogr in coeurs.items()}
        self.milieux = {code: tuple(dict.fromkeys(ogr)) for code, ogr in milieux.items()}
        self.conditions = {
            code: tuple(
                contextes[o][0]
                for o in ogr
                if o in contextes and contextes[o][1].startswith(_CONDITIONS)
            )
            for code, ogr in self.milieux.items()
        }
        phrases: dict[str, list[str]] = defaultdict(list)
        for code, texte in base.execute(
            "SELECT code, texte FROM texte WHERE upper(nature) LIKE 'DEFINITION%' ORDER BY rowid"
        ):
            phrases[code].append(texte)
        self.definitions = {code: " ".join(siennes) for code, siennes in phrases.items()}


def _metiers(base: sqlite3.Connection) -> dict[str, Metier]:
    demande = "SELECT code, libelle, parent, ecologie, reglemente, cadre FROM metier"
    return {
        code: Metier(
            code, libelle, parent or code, lire_transition(ecologie), _oui(regle), _oui(cadre)
        )
        for code, libelle, parent, ecologie, regle, cadre in base.execute(demande)
    }


def _appellations(base: sqlite3.Connection) -> tuple[Appellation, ...]:
    demande = "SELECT libelle, code, principale, peu_usite FROM appellation"
    return tuple(
        Appellation(libelle, code, bool(principale), bool(peu))
        for libelle, code, principale, peu in base.execute(demande)
    )


def _interets(base: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    lignes: Iterable[tuple[str, str, str]] = base.execute("SELECT code, majeur, mineur FROM riasec")
    return {code: tuple(filter(None, (majeur, mineur))) for code, majeur, mineur in lignes}


def _rattacher(metier: Metier, savoirs: _Savoirs, interets: dict[str, tuple[str, ...]]) -> Metier:
    """Prend les compétences de la fiche du métier, ou de celle dont il vient."""
    fiche = metier.code if metier.code in savoirs.liens else metier.fiche
    siens = interets.get(metier.code) or interets.get(fiche, ())
    return Metier(
        metier.code,
        metier.libelle,
        fiche,
        metier.transition,
        metier.est_reglemente,
        metier.est_cadre,
        siens,
    )


def _oui(valeur: int | None) -> bool | None:
    return None if valeur is None else bool(valeur)
