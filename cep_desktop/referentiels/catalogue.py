"""Les métiers et leurs compétences, tels que les livres installés les donnent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cep_desktop.domain.code import Code
from cep_desktop.referentiels.livre import Edition


class Transition(Code):
    """Ce que le ROME 4 dit d’un métier dans la transition écologique."""

    VERT = "vert", "Métier vert"
    STRATEGIQUE = "strategique", "Stratégique pour la transition écologique"
    BRUN = "brun", "Menacé par la transition écologique"
    BLANC = "blanc", "Pas de lien particulier avec la transition écologique"


_TRANSITIONS = {
    "Emploi Vert": Transition.VERT,
    "Emploi stratégique pour la Transition écologique": Transition.STRATEGIQUE,
    "Emploi Brun": Transition.BRUN,
    "Emploi Blanc": Transition.BLANC,
}


def lire_transition(publiee: str | None) -> Transition | None:
    """Rend le classement publié, ou `None` s’il est absent ou inconnu."""
    return _TRANSITIONS.get(publiee or "")


@dataclass(frozen=True, slots=True)
class Metier:
    """Une fiche ; `None` veut dire que le livre n’en dit rien.

    `fiche` est le code dont viennent les compétences : le sien, ou celui de la fiche d’où
    l’édition plus récente l’a détaché.
    """

    code: str
    libelle: str
    fiche: str
    transition: Transition | None = None
    est_reglemente: bool | None = None
    est_cadre: bool | None = None
    interets: tuple[str, ...] = ()

    @property
    def domaine(self) -> str:
        """Les trois premiers signes du code : la famille professionnelle."""
        return self.code[:3]


@dataclass(frozen=True, slots=True)
class Appellation:
    """Un nom de métier, dans les deux genres."""

    libelle: str
    code: str
    est_principale: bool = False
    est_peu_usitee: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Tout ce qu’il faut pour chercher et rapprocher des métiers.

    `liens` donne à chaque fiche ses compétences, le cœur du métier d’abord ; `coeurs`, celles
    qui en sont le cœur ; `milieux`, ses lieux, secteurs et conditions d’exercice.
    """

    metiers: Mapping[str, Metier]
    appellations: tuple[Appellation, ...]
    competences: Mapping[str, str] = field(default_factory=dict)
    liens: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    coeurs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    milieux: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()

    @property
    def source(self) -> str:
        """Qui dit tout cela, dans quelle version."""
        return " ; ".join(edition.source for edition in self.editions)
