"""Les tables propres au coffre embarqué : journal, effacements, dossiers anonymisés."""

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from cep_desktop.storage.sql.schema import InstantUtc

REPRISE = "journal_reprise"
"""Clé de `meta` : dernier numéro purgé du journal, et son sceau."""

du_coffre = MetaData()

journal = Table(
    "journal",
    du_coffre,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("le", InstantUtc(), nullable=False),
    Column("auteur", String(200), nullable=False),
    Column("geste", String(40), nullable=False),
    Column("objet", String(32), nullable=False),
    Column("revision", Integer),
    Column("contenu", LargeBinary),
    Column("precision", String(60), nullable=False),
    Column("sceau", LargeBinary, nullable=False),
    Index("journal_objet", "objet", "n"),
)

effacement = Table(
    "effacement",
    du_coffre,
    Column("empreinte", String(32), primary_key=True),
    Column("le", InstantUtc(), primary_key=True),
)

anonymise = Table(
    "anonymise",
    du_coffre,
    Column("annee", Integer, primary_key=True, autoincrement=False),
    Column("vocabulaire", String(40), primary_key=True),
    Column("accueil", String(20), primary_key=True),
    Column("conseil", String(20), primary_key=True),
    Column("accompagnement", String(20), primary_key=True),
    Column("est_clos", Boolean, primary_key=True),
    Column("dossiers", Integer, nullable=False),
    Column("entretiens", Integer, nullable=False),
)

_JOURNAL_FIGE = (
    "CREATE TRIGGER journal_fige BEFORE UPDATE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'le journal ne se change pas'); END"
)
_JOURNAL_GARDE = (
    "CREATE TRIGGER journal_garde BEFORE DELETE ON journal WHEN OLD.n > coalesce("
    "(SELECT CAST(valeur AS INTEGER) FROM meta WHERE cle = 'journal_reprise'), 0) "
    "BEGIN SELECT RAISE(ABORT, 'le journal ne s''efface pas'); END"
)
_EFFACEMENT_FIGE = (
    "CREATE TRIGGER effacement_fige BEFORE UPDATE ON effacement "
    "BEGIN SELECT RAISE(ABORT, 'un effacement ne se change pas'); END"
)
_EFFACEMENT_GARDE = (
    "CREATE TRIGGER effacement_garde BEFORE DELETE ON effacement "
    "BEGIN SELECT RAISE(ABORT, 'un effacement ne s''oublie pas'); END"
)
_REVISION_FIGEE = (
    "CREATE TRIGGER revision_figee "
    "BEFORE UPDATE OF dossier, numero, le, auteur, geste, json_compresse ON revision "
    "BEGIN SELECT RAISE(ABORT, 'une révision ne se change pas'); END"
)
_AJOUT_SEUL = (
    _JOURNAL_FIGE,
    _JOURNAL_GARDE,
    _EFFACEMENT_FIGE,
    _EFFACEMENT_GARDE,
    _REVISION_FIGEE,
)


def creer_tables(connexion: Connection) -> None:
    """Crée les tables du coffre, et ce qui interdit d’y récrire l’histoire."""
    du_coffre.create_all(connexion)
    for ordre in _AJOUT_SEUL:
        connexion.exec_driver_sql(ordre)
