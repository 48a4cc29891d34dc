"""Ce dont les cas d’usage ont besoin du monde extérieur."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from uuid import UUID

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.vocabulaire import Vocabulaire
from cep_desktop.rules.regles import Paquet


class Dossiers(Protocol):
    """L’endroit où les dossiers sont gardés."""

    def lister(self) -> Iterable[Dossier]:
        """Rend tous les dossiers gardés."""
        ...

    def lire(self, identifiant: UUID) -> Dossier:
        """Rend un dossier. Lève `ElementIntrouvable` s’il n’est pas là."""
        ...

    def ecrire(self, dossier: Dossier) -> None:
        """Garde cette version du dossier."""
        ...


class Gabarits(Protocol):
    """Les papiers vierges de l’organisme."""

    def lire(self, nom: str) -> bytes:
        """Rend un papier vierge. Lève `ErreurMetier` s’il manque."""
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
    """Donne la date ; figée dans les essais."""

    def aujourd_hui(self) -> date:
        """Rend la date du jour."""
        ...
