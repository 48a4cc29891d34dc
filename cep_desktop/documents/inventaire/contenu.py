"""Ce que dit l’inventaire des compétences : trois tableaux, chacun avec ses preuves."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rubrique:
    """Un tableau : son titre, l’en-tête de sa seconde colonne, ses lignes, ce qu’il dit vide."""

    titre: str
    preuve: str
    lignes: tuple[tuple[str, str], ...]
    vide: str


@dataclass(frozen=True, slots=True)
class ContenuInventaire:
    """Tout le papier ; `source` dit d’où viennent les compétences du métier."""

    personne: str
    metier: str
    code: str
    source: str
    structure: str
    le: date
    rubriques: tuple[Rubrique, ...]
    est_fictif: bool = False
