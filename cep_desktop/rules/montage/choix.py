"""Ce que la personne a déjà choisi, et que le montage respecte."""

from collections.abc import Mapping
from dataclasses import dataclass

from cep_desktop.domain.montant import Montant


@dataclass(frozen=True, slots=True)
class Prendre:
    """Cette aide fait partie du montage."""

    offre: str


@dataclass(frozen=True, slots=True)
class Ecarter:
    """Cette aide n’en fait pas partie."""

    offre: str


@dataclass(frozen=True, slots=True)
class Fixer:
    """Cette aide apporte exactement ce montant ; vaut plafond si le sien est inconnu."""

    offre: str
    montant: Montant


@dataclass(frozen=True, slots=True)
class Affecter:
    """Cette aide paie exactement ce montant sur cette dépense."""

    offre: str
    depense: str
    montant: Montant


Choix = Prendre | Ecarter | Fixer | Affecter
"""Un choix épinglé par la personne."""


def decrire(choix: Choix, noms: Mapping[str, str]) -> str:
    """Le choix en quelques mots ; `noms` donne le nom de chaque aide et de chaque dépense."""
    nom = noms[choix.offre]
    match choix:
        case Prendre():
            return f"prendre {nom}"
        case Ecarter():
            return f"écarter {nom}"
        case Fixer(montant=montant):
            return f"{nom} à {montant}"
        case Affecter(depense=depense, montant=montant):
            return f"{nom} à {montant} sur {noms[depense]}"
