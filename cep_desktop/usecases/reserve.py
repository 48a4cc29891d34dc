"""Ce que le poste garde pour travailler sans le serveur."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.ports import DossierGarde


@dataclass(frozen=True, slots=True)
class Attente:
    """Une écriture qui attend le serveur ; la rejouer deux fois ne compte qu’une fois."""

    operation: UUID
    dossier: Dossier
    attendue: int
    geste: str
    le: datetime


class Reserve(Protocol):
    """Ce que le poste garde, chiffré : les dossiers déjà ouverts, et les écritures en attente."""

    def copie(self, identifiant: UUID) -> DossierGarde | None:
        """Rend la dernière version du serveur que le poste a vue."""
        ...

    def copies(self) -> tuple[DossierGarde, ...]:
        """Rend toutes les copies."""
        ...

    def identifiants(self) -> frozenset[UUID]:
        """Rend les dossiers dont le poste a une copie, sans les lire."""
        ...

    def copier(self, garde: DossierGarde) -> None:
        """Garde ou remplace une copie."""
        ...

    def oublier(self, identifiant: UUID) -> None:
        """Retire la copie d’un dossier et ce qui l’attendait."""
        ...

    def attentes(self, identifiant: UUID | None = None) -> tuple[Attente, ...]:
        """Rend les écritures en attente, la plus ancienne d’abord."""
        ...

    def ajouter(self, attente: Attente) -> None:
        """Garde une écriture de plus."""
        ...

    def avancer(self, attente: Attente, garde: DossierGarde) -> None:
        """Retire une écriture que le serveur a prise ; sa version devient la copie."""
        ...

    def remplacer(self, garde: DossierGarde, attente: Attente) -> None:
        """Remplace la copie et toutes les attentes du dossier par celles-ci."""
        ...

    def chercher(self, dossiers: tuple[Dossier, ...], texte: str) -> tuple[FicheDossier, ...]:
        """Rend ceux de ces dossiers qui contiennent ces mots."""
        ...
