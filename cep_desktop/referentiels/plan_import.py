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
_ANNEE = re.compile(r"20\d{2}")


@dataclass(frozen=True, slots=True)
class PlanImport:
    """Un livre trouvé : ses fichiers, sa version, sa date si quelque chose la dit."""

    livre: Livre
    version: str
    publiee_le: date | None
    fichiers: tuple[tuple[FichierPublie, Feuille], ...]


def planifier(chemin: Path) -> tuple[PlanImport, ...]:
    """Rend un plan par livre trouvé. Lève `LivreIllisible`."""
    fichiers = lister(chemin)
    paires = tuple(_par_le_nom(fichiers)) or tuple(_par_les_colonnes(fichiers))
    if not paires:
        vus = ", ".join(fichier.nom for fichier in fichiers[:5])
        raise LivreIllisible(
            f"aucun livre connu ici. Fichiers vus\u00a0: {vus}.",
            lieu=chemin.name,
            remede=f"Choisissez l’archive telle qu’elle est publiée. {RESTE}",
        )
    livres = dict.fromkeys(feuille.livre for _, feuille in paires)
    return tuple(_plan(livre, paires, chemin) for livre in livres)


def _par_le_nom(fichiers: tuple[FichierPublie, ...]) -> list[tuple[FichierPublie, Feuille]]:
    """Un fichier par feuille : s’il y a deux éditions, la plus récente."""
    choisis: dict[int, tuple[FichierPublie, Feuille]] = {}
    for fichier in sorted(fichiers, key=lambda f: f.nom):
        for rang, feuille in enumerate(FORMATS):
            if feuille.motif is not None and feuille.reconnait(fichier.nom, ()):
                choisis[rang] = (fichier, feuille)
    return [choisis[rang] for rang in sorted(choisis)]


def _par_les_colonnes(fichiers: tuple[FichierPublie, ...]) -> list[tuple[FichierPublie, Feuille]]:
    paires: list[tuple[FichierPublie, Feuille]] = []
    for fichier in sorted(fichiers, key=lambda f: -f.taille):
        with ouvrir_tableau(fichier) as tableau:
            entetes = tableau.entetes
        for feuille in FORMATS:
            deja = any(feuille is prise for _, prise in paires)
            if feuille.motif is None and not deja and feuille.reconnait(fichier.nom, entetes):
                paires.append((fichier, feuille))
                break
    return paires


def _plan(
    livre: Livre, paires: tuple[tuple[FichierPublie, Feuille], ...], chemin: Path
) -> PlanImport:
    siens = tuple(paire for paire in paires if paire[1].livre is livre)
    trouvees = {feuille.table for _, feuille in siens}
    manque = [f.table for f in FORMATS if f.livre is livre and f.est_requise]
    absentes = [table for table in manque if table not in trouvees]
    if absentes:
        raise LivreIllisible(
            f"il manque dans cette archive le fichier des «\u00a0{absentes[0]}s\u00a0» "
            f"({livre.libelle}).",
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
    return next((t[0] for nom in noms if (t := _ANNEE.search(nom))), "")


def _jour(noms: list[str]) -> date | None:
    for nom in noms:
        if trouve := _JOUR.search(nom):
            try:
                return date(*map(int, trouve.groups()))
            except ValueError:
                continue
    return None
