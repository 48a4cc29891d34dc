"""Ce qui se note à côté d’un dossier lu, écrit ou effacé, dans la même transaction."""

from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection


class Registre(Protocol):
    """Garde la trace des gestes, et sait dire si un dossier lu est bien le dernier écrit."""

    def noter_ecriture(
        self, connexion: Connection, identifiant: UUID, revision: int, octets: bytes
    ) -> None:
        """Note qu’un dossier vient d’être écrit sous cette révision."""
        ...

    def noter_effacement(self, connexion: Connection, identifiant: UUID) -> None:
        """Note qu’un dossier vient d’être effacé."""
        ...

    def exiger_actuel(
        self, connexion: Connection, identifiant: UUID, revision: int, octets: bytes
    ) -> None:
        """Lève `DossierRamene` si ce contenu n’est pas le dernier noté."""
        ...

    def noter_lecture(self, identifiant: UUID) -> None:
        """Note qu’un dossier a été ouvert ; n’échoue jamais : lire passe avant noter."""
        ...

    def achever_effacement(self) -> None:
        """Fait disparaître du disque ce que la transaction a effacé. Lève `EcritureImpossible`."""
        ...


class SansRegistre:
    """Ne note rien : la base tient son propre journal, ou c’est un essai."""

    def noter_ecriture(
        self, connexion: Connection, identifiant: UUID, revision: int, octets: bytes
    ) -> None:
        """Ne note rien."""

    def noter_effacement(self, connexion: Connection, identifiant: UUID) -> None:
        """Ne note rien."""

    def exiger_actuel(
        self, connexion: Connection, identifiant: UUID, revision: int, octets: bytes
    ) -> None:
        """Croit la base."""

    def noter_lecture(self, identifiant: UUID) -> None:
        """Ne note rien."""

    def achever_effacement(self) -> None:
        """Ne fait rien."""
