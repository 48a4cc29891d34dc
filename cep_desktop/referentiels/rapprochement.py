"""Ce que l’on dit d’un métier à portée : tenu, transférable, à apprendre, et pourquoi."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.referentiels.catalogue import Metier, Transition


class Proximite(Code):
    """La distance d’un métier, en mots."""

    VOISIN = "voisin", "Tout proche"
    PROCHE = "proche", "Proche"
    ACCESSIBLE = "accessible", "Demande d’apprendre"


@dataclass(frozen=True, slots=True)
class Passage:
    """Une compétence du métier, que la personne sait déjà faire sous une autre forme."""

    competence: str
    depuis: str


@dataclass(frozen=True, slots=True)
class Profil:
    """Ce dont on part : les codes des métiers exercés, et les compétences dites."""

    metiers: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()

    @property
    def est_vide(self) -> bool:
        """Vrai si rien ne permet encore de rapprocher."""
        return not self.metiers and not self.competences


@dataclass(frozen=True, slots=True)
class Filtres:
    """Ce que la personne veut ou refuse ; un filtre vide laisse tout passer.

    `interets` sont des lettres R, I, A, S, E ou C ; `conditions_refusees`, des libellés du livre.
    """

    transitions: frozenset[Transition] = frozenset()
    sans_reglemente: bool = False
    interets: frozenset[str] = frozenset()
    conditions_refusees: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MetierAPortee:
    """Un métier rapproché ; aucune note n’est montrée.

    `est_autre_voie` : gardé pour qu’il y ait toujours une autre famille à regarder.
    """

    metier: Metier
    proximite: Proximite
    raisons: tuple[str, ...]
    tenues: tuple[str, ...]
    transferables: tuple[Passage, ...]
    a_apprendre: tuple[str, ...]
    est_autre_voie: bool = False
