"""Les tables, communes à SQLite et à PostgreSQL.

Un dossier est un document JSON validé par le domaine (`document`), précédé d’une ligne étroite
(`entete`) qui suffit aux listes, aux tris et aux droits. Tout le reste s’en déduit.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

VERSION = 1
"""Version du schéma d’un serveur : un poste d’une autre version ne s’y connecte pas."""


class InstantUtc(TypeDecorator[datetime]):
    """Instant en temps universel, rendu avec son fuseau."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - signature de SQLAlchemy
    ) -> datetime | None:
        """Rend l’instant avec son fuseau, que SQLite n’enregistre pas."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("cle", String(40), primary_key=True),
    Column("valeur", Text, nullable=False),
)

entete = Table(
    "entete",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("numero", String(40), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("referent", Text, nullable=False),
    Column("personne", Text, nullable=False),
    Column("rang_nom", Text, nullable=False),
    Column("projet", Text, nullable=False),
    Column("vocabulaire", String(40), nullable=False),
    Column("accueil", String(20), nullable=False),
    Column("conseil", String(20), nullable=False),
    Column("accompagnement", String(20), nullable=False),
    Column("prochaine_etape", Text, nullable=False),
    Column("echeance", Date),
    Column("est_en_attente", Boolean, nullable=False),
    Column("est_clos", Boolean, nullable=False),
    Column("est_fictif", Boolean, nullable=False),
    Column("change_le", InstantUtc(), nullable=False),
    Column("dernier_contact", Date, nullable=False),
    Column("gele_le", Date),
    Column("degele_le", Date),
    Index("entete_echeance", "est_clos", "echeance", "rang_nom"),
    Index("entete_nom", "rang_nom"),
    Index("entete_referent", "referent"),
    Index("entete_dernier_contact", "dernier_contact"),
)

document = Table(
    "document",
    metadata,
    Column("dossier", String(36), ForeignKey("entete.id", ondelete="CASCADE"), primary_key=True),
    Column("json", LargeBinary, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    Column("dossier", String(36), ForeignKey("entete.id", ondelete="CASCADE"), primary_key=True),
    Column("numero", Integer, primary_key=True),
    Column("le", InstantUtc(), nullable=False),
    Column("auteur", Text, nullable=False),
    Column("geste", Text, nullable=False),
    Column("nom", Text, nullable=False),
    Column("json_compresse", LargeBinary, nullable=False),
)
