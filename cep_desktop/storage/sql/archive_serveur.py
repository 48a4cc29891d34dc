"""Sort et entre des dossiers entiers d’un serveur, malgré les coupures."""

from dataclasses import dataclass
from functools import partial
from typing import Self
from uuid import UUID

from sqlalchemy import Boolean, literal_column

from cep_desktop.storage.sql.archive import ArchiveEnBase
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.pannes import tenter
from cep_desktop.usecases.migrer import DossierEntier

_JE_SUIS_REFERENT = literal_column("entete.compte = session_user", Boolean())


@dataclass(frozen=True, slots=True)
class ArchiveDuServeur:
    """Les dossiers entiers dont on est le référent ; une coupure fait rejouer le geste."""

    archive: ArchiveEnBase

    @classmethod
    def de(cls, base: DossiersEnBase) -> Self:
        """Rend les dossiers entiers d’une base d’équipe."""
        return cls(ArchiveEnBase(base, a_sortir=_JE_SUIS_REFERENT))

    def identifiants(self) -> tuple[UUID, ...]:
        """Rend les dossiers que l’on peut en sortir."""
        return tenter(self.archive.identifiants)

    def extraire(self, identifiant: UUID) -> DossierEntier | None:
        """Rend un dossier entier, ou `None` s’il n’est pas là."""
        return tenter(partial(self.archive.extraire, identifiant))

    def creer(self, entier: DossierEntier) -> None:
        """Ajoute un dossier entier, en une transaction. Lève `AccesRefuse`."""
        tenter(partial(self.archive.creer, entier))

    def completer(self, entier: DossierEntier, *, depuis: int) -> None:
        """Ajoute les révisions qui suivent celle-ci. Lève `ConflitDeRevision`."""
        tenter(partial(self.archive.completer, entier, depuis=depuis))

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision."""
        tenter(partial(self.archive.nommer, identifiant, numero, nom))
