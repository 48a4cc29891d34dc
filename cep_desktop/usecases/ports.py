"""Ce dont les cas d’usage ont besoin du monde extérieur."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.vocabulaire import Vocabulaire
from cep_desktop.rules.paquet import Paquet
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.organisme import ReglesOrganisme


class ConflitDeRevision(ErreurMetier):
    """Quelqu’un d’autre a gardé une version plus récente du même dossier."""

    def __init__(self) -> None:
        super().__init__(
            "Ce dossier a été changé ailleurs pendant que vous y travailliez.",
            remede="Comparez les deux versions. Rien n’est perdu.",
        )


@dataclass(frozen=True, slots=True)
class DossierGarde:
    """Un dossier tel qu’il est gardé, et le numéro de sa révision (1 : la première)."""

    dossier: Dossier
    revision: int


@dataclass(frozen=True, slots=True)
class RevisionGardee:
    """Une révision de l’historique ; `nom` est vide tant que personne ne l’a nommée."""

    numero: int
    le: datetime
    auteur: str
    geste: str
    nom: str


class Dossiers(Protocol):
    """L’endroit où les dossiers sont gardés, avec toutes leurs révisions."""

    def fiches(self) -> tuple[FicheDossier, ...]:
        """Rend la liste, échéance la plus proche d’abord, dossiers clos à la fin."""
        ...

    def chercher(self, texte: str) -> tuple[FicheDossier, ...]:
        """Rend les dossiers qui contiennent ces mots, malgré accents, casse et petites fautes."""
        ...

    def lire(self, identifiant: UUID) -> DossierGarde:
        """Rend un dossier et sa révision. Lève `ElementIntrouvable` s’il n’est pas là."""
        ...

    def ecrire(self, dossier: Dossier, *, attendue: int, geste: str) -> int:
        """Garde le dossier, rend sa nouvelle révision (`attendue` vaut 0 pour un dossier neuf).

        Lève `ConflitDeRevision` si la révision gardée n’est plus `attendue`.
        """
        ...

    def historique(self, identifiant: UUID) -> tuple[RevisionGardee, ...]:
        """Rend les révisions gardées, la plus récente d’abord."""
        ...

    def lire_revision(self, identifiant: UUID, numero: int) -> Dossier:
        """Rend le dossier tel qu’il était. Lève `ElementIntrouvable`."""
        ...

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision. Lève `NomDeVersionRefuse`."""
        ...

    def effacer(self, identifiant: UUID) -> None:
        """Efface un dossier et toutes ses révisions."""
        ...


class Gabarits(Protocol):
    """Les papiers vierges de l’organisme."""

    def lire(self, nom: str) -> bytes:
        """Rend un papier vierge. Lève `ErreurMetier` s’il manque."""
        ...

    def regles(self) -> ReglesOrganisme:
        """Rend ce que l’organisme règle pour tous ses papiers."""
        ...


class Vocabulaires(Protocol):
    """Les découpages connus du conseil."""

    def lire(self, code: str) -> Vocabulaire:
        """Rend un vocabulaire. Lève `ElementIntrouvable` si ce code est inconnu."""
        ...


class Exemples(Protocol):
    """Les dossiers fictifs livrés avec l’application."""

    def lister(self) -> Iterable[tuple[str, Dossier]]:
        """Rend chaque exemple et son nom court."""
        ...


class SourceRegles(Protocol):
    """L’endroit où les paquets de règles sont gardés."""

    def lister(self) -> tuple[Paquet, ...]:
        """Rend les paquets, du plus général au plus particulier. Lève `PaquetRefuse`."""
        ...


class Horloge(Protocol):
    """Donne la date et l’heure ; figée dans les essais."""

    def aujourd_hui(self) -> date:
        """Rend la date du jour."""
        ...

    def maintenant(self) -> datetime:
        """Rend l’instant présent, en temps universel."""
        ...
