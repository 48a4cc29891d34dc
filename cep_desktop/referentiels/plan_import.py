"""Reconnaître les livres d’une archive, avant d’en lire une seule ligne."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.referentiels.archive import RESTE, FichierPublie, lister
from cep_desktop.referentiels.feuille import Feuille
from cep_desktop.referentiels.formats import FORMATS
from cep_desktop.referentiels.livre import Livre, LivreIllisible
from cep_desktop.referentiels.tableau import ouvrir_tableau

_VERSION = re.compile(r"_v(\d)(\d{2})(?:_|\.)", re.IGNORECASE)
_JOUR = re.compile(r"(20\d{2})[-_]?(\d{2})[-_]?(\d{2})")
_MOIS = re.compile(r"(20\d{2})[-_]?(0[1-9]|1[0-2])(?!\d)")
_FAMILLE = re.compile(r"^(unix_|export_fiches_)", re.IGNORECASE)
_EXPORT_XML = re.compile(r"export_fiches_(rncp|rs)_.*\.xml$", re.IGNORECASE)
_REPERTOIRES = 2
_NOMS = {"metier": "métiers", "appellation": "appellations", "certification": "fiches"}
"""Ce que contient un fichier sans lequel son livre ne sert à rien."""
_ANNEE = re.compile(r"20\d{2}")


@dataclass(frozen=True, slots=True)
class PlanImport:
    """Un livre trouvé : ses fichiers, sa version, sa date si quelque chose la dit.

    `fiches` sont les exports xml des certifications, qui portent toutes les tables à la fois.
    """

    livre: Livre
    version: str
    publiee_le: date | None
    fichiers: tuple[tuple[FichierPublie, Feuille], ...] = ()
    fiches: tuple[FichierPublie, ...] = ()


def planifier(chemin: Path) -> tuple[PlanImport, ...]:
    """Rend un plan par livre trouvé. Lève `LivreIllisible`."""
    fichiers = lister(chemin)
    paires = _par_le_nom(fichiers)
    paires += _par_les_colonnes(_sans_famille(fichiers), est_seul=len(fichiers) == 1)
    livres = dict.fromkeys(feuille.livre for _, feuille in paires)
    plans = [_plan(livre, paires, chemin) for livre in livres]
    if Livre.CERTIFICATIONS not in livres and (fiches := _fiches(fichiers)):
        plans.append(_plan_des_fiches(fiches, chemin))
    if not plans:
        vus = ", ".join(fichier.nom for fichier in fichiers[:5])
        raise LivreIllisible(
            f"aucun livre connu ici. Fichiers vus\u00a0: {vus}.",
            lieu=chemin.name,
            remede=f"Choisissez l’archive telle qu’elle est publiée. {RESTE}",
        )
    return tuple(plans)


def _par_le_nom(fichiers: tuple[FichierPublie, ...]) -> list[tuple[FichierPublie, Feuille]]:
    """Un fichier par feuille : s’il y a deux éditions, la plus récente."""
    choisis: dict[int, tuple[FichierPublie, Feuille]] = {}
    for fichier in sorted(fichiers, key=lambda f: f.nom):
        for rang, feuille in enumerate(FORMATS):
            if feuille.motif is not None and feuille.reconnait(fichier.nom, ()):
                choisis[rang] = (fichier, feuille)
    return [choisis[rang] for rang in sorted(choisis)]


def _sans_famille(fichiers: tuple[FichierPublie, ...]) -> tuple[FichierPublie, ...]:
    """Les fichiers dont le nom ne dit pas le livre."""
    return tuple(f for f in fichiers if not _FAMILLE.search(f.nom) and not f.nom.endswith(".xml"))


def _par_les_colonnes(
    fichiers: tuple[FichierPublie, ...], *, est_seul: bool
) -> list[tuple[FichierPublie, Feuille]]:
    """Un fichier par table, le plus grand ; parmi d’autres, l’illisible s’oublie."""
    paires: list[tuple[FichierPublie, Feuille]] = []
    for fichier in sorted(fichiers, key=lambda f: -f.taille):
        try:
            with ouvrir_tableau(fichier) as tableau:
                entetes = tableau.entetes
        except LivreIllisible:
            if est_seul:
                raise
            continue
        for feuille in FORMATS:
            deja = any(
                (feuille.livre, feuille.table) == (prise.livre, prise.table) for _, prise in paires
            )
            if feuille.motif is None and not deja and feuille.reconnait(fichier.nom, entetes):
                paires.append((fichier, feuille))
                break
    return paires


def _fiches(fichiers: tuple[FichierPublie, ...]) -> tuple[FichierPublie, ...]:
    """L’export xml le plus récent de chaque répertoire."""
    par_nom = {
        trouve[1].lower(): fichier
        for fichier in sorted(fichiers, key=lambda f: f.nom)
        if (trouve := _EXPORT_XML.search(fichier.nom))
    }
    return tuple(par_nom[nom] for nom in sorted(par_nom))


def _plan_des_fiches(fiches: tuple[FichierPublie, ...], chemin: Path) -> PlanImport:
    noms = [fiche.nom for fiche in fiches]
    if len(fiches) < _REPERTOIRES:
        raise LivreIllisible(
            "il n’y a ici qu’un répertoire sur deux (RNCP et répertoire spécifique).",
            lieu=chemin.name,
            remede="Mettez les deux exports xml dans un dossier, ou prenez l’export csv, qui a "
            f"tout. {RESTE}",
        )
    dates = [fiche.le for fiche in fiches if fiche.le is not None]
    le = _jour([*noms, chemin.name]) or max(dates, default=None)
    return PlanImport(Livre.CERTIFICATIONS, "", le, fiches=fiches)


def _plan(livre: Livre, paires: list[tuple[FichierPublie, Feuille]], chemin: Path) -> PlanImport:
    siens = tuple(paire for paire in paires if paire[1].livre is livre)
    trouvees = {feuille.table for _, feuille in siens}
    manque = [f.table for f in FORMATS if f.livre is livre and f.est_requise]
    absentes = [table for table in manque if table not in trouvees]
    if absentes:
        raise LivreIllisible(
            f"il manque dans cette archive le fichier des {_NOMS[absentes[0]]} ({livre.libelle}).",
            lieu=chemin.name,
            remede=f"Choisissez l’archive complète. {RESTE}",
        )
    noms = [fichier.nom for fichier, _ in siens] + [chemin.name]
    dates = [fichier.le for fichier, _ in siens if fichier.le is not None]
    return PlanImport(livre, _version(noms), _jour(noms) or max(dates, default=None), siens)


def _version(noms: list[str]) -> str:
    """« 4.60 » pour le ROME ; l’année pour ce qui n’a pas de numéro."""
    for nom in noms:
        if trouve := _VERSION.search(nom):
            return f"{trouve[1]}.{trouve[2]}"
    if any(_JOUR.search(nom) for nom in noms):
        return ""
    if mois := next((t for nom in noms if (t := _MOIS.search(nom))), None):
        return "-".join(mois.groups())
    return next((t[0] for nom in noms if (t := _ANNEE.search(nom))), "")


def _jour(noms: list[str]) -> date | None:
    for nom in noms:
        if trouve := _JOUR.search(nom):
            try:
                return date(*map(int, trouve.groups()))
            except ValueError:
                continue
    return None
