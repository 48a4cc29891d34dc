"""La réserve d’un poste d’équipe : ses copies et son travail en attente, dans une base chiffrée."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
)

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.memoire import DossiersEnMemoire
from cep_desktop.storage.sql import chiffree
from cep_desktop.storage.sql.schema import InstantUtc
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.ports import DossierGarde
from cep_desktop.usecases.reserve import Attente

BASE = "hors_ligne.db"

_metadata = MetaData()
_copie = Table(
    "copie",
    _metadata,
    Column("dossier", String(36), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("json", LargeBinary, nullable=False),
)
_attente = Table(
    "attente",
    _metadata,
    Column("rang", Integer, primary_key=True),
    Column("operation", String(36), nullable=False, unique=True),
    Column("dossier", String(36), nullable=False, index=True),
    Column("attendue", Integer, nullable=False),
    Column("geste", Text, nullable=False),
    Column("le", InstantUtc(), nullable=False),
    Column("json", LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class ReserveChiffree:
    """Les copies et les écritures en attente d’un poste ; chaque geste est une transaction."""

    moteur: Engine
    maintenant: Callable[[], datetime]

    @classmethod
    def ouvrir(cls, coffre: Path, cle: bytes, *, maintenant: Callable[[], datetime]) -> Self:
        """Ouvre la réserve d’un coffre, avec la clé du coffre. Lève `CoffreAbime`."""
        moteur = chiffree.ouvrir(coffre / BASE, deriver(cle, Usage.HORS_LIGNE))
        with ecriture(moteur) as connexion:
            _metadata.create_all(connexion)
        return cls(moteur, maintenant)

    def fermer(self) -> None:
        """Ferme la réserve."""
        self.moteur.dispose()

    def copie(self, identifiant: UUID) -> DossierGarde | None:
        """Rend la dernière version du serveur que le poste a vue."""
        requete = select(_copie).where(_copie.c.dossier == str(identifiant))
        with lecture(self.moteur) as connexion:
            ligne = connexion.execute(requete).one_or_none()
        return None if ligne is None else _lire_copie(ligne)

    def copies(self) -> tuple[DossierGarde, ...]:
        """Rend toutes les copies."""
        with lecture(self.moteur) as connexion:
            return tuple(map(_lire_copie, connexion.execute(select(_copie))))

    def identifiants(self) -> frozenset[UUID]:
        """Rend les dossiers dont le poste a une copie, sans les lire."""
        with lecture(self.moteur) as connexion:
            return frozenset(map(UUID, connexion.execute(select(_copie.c.dossier)).scalars()))

    def copier(self, garde: DossierGarde) -> None:
        """Garde ou remplace une copie."""
        with ecriture(self.moteur) as connexion:
            _copier(connexion, garde)

    def oublier(self, identifiant: UUID) -> None:
        """Retire la copie d’un dossier et ce qui l’attendait."""
        with ecriture(self.moteur) as connexion:
            for table in (_copie, _attente):
                connexion.execute(delete(table).where(table.c.dossier == str(identifiant)))

    def attentes(self, identifiant: UUID | None = None) -> tuple[Attente, ...]:
        """Rend les écritures en attente, la plus ancienne d’abord."""
        requete = select(_attente).order_by(_attente.c.rang)
        if identifiant is not None:
            requete = requete.where(_attente.c.dossier == str(identifiant))
        with lecture(self.moteur) as connexion:
            return tuple(map(_lire_attente, connexion.execute(requete)))

    def ajouter(self, attente: Attente) -> None:
        """Garde une écriture de plus."""
        with ecriture(self.moteur) as connexion:
            _ajouter(connexion, attente)

    def avancer(self, attente: Attente, garde: DossierGarde) -> None:
        """Retire une écriture que le serveur a prise ; sa version devient la copie."""
        faite = delete(_attente).where(_attente.c.operation == str(attente.operation))
        with ecriture(self.moteur) as connexion:
            connexion.execute(faite)
            _copier(connexion, garde)

    def remplacer(self, garde: DossierGarde, attente: Attente) -> None:
        """Remplace la copie et toutes les attentes du dossier par celles-ci."""
        anciennes = delete(_attente).where(_attente.c.dossier == str(garde.dossier.id))
        with ecriture(self.moteur) as connexion:
            connexion.execute(anciennes)
            _copier(connexion, garde)
            _ajouter(connexion, attente)

    def chercher(self, dossiers: tuple[Dossier, ...], texte: str) -> tuple[FicheDossier, ...]:
        """Rend ceux de ces dossiers qui contiennent ces mots."""
        return DossiersEnMemoire(dossiers, maintenant=self.maintenant).chercher(texte)


def _copier(connexion: Connection, garde: DossierGarde) -> None:
    cle = str(garde.dossier.id)
    connexion.execute(delete(_copie).where(_copie.c.dossier == cle))
    octets = dossier_portable.ecrire(garde.dossier)
    connexion.execute(insert(_copie).values(dossier=cle, revision=garde.revision, json=octets))


def _ajouter(connexion: Connection, attente: Attente) -> None:
    connexion.execute(
        insert(_attente).values(
            operation=str(attente.operation),
            dossier=str(attente.dossier.id),
            attendue=attente.attendue,
            geste=attente.geste,
            le=attente.le,
            json=dossier_portable.ecrire(attente.dossier),
        )
    )


def _lire_copie(ligne: Row[*tuple[Any, ...]]) -> DossierGarde:
    return DossierGarde(dossier_portable.lire(ligne.json), ligne.revision)


def _lire_attente(ligne: Row[*tuple[Any, ...]]) -> Attente:
    return Attente(
        operation=UUID(ligne.operation),
        dossier=dossier_portable.lire(ligne.json),
        attendue=ligne.attendue,
        geste=ligne.geste,
        le=ligne.le,
    )
