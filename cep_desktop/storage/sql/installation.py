"""Le SQL qui installe les équipes sur un serveur, à passer à psql ; sans mot de passe."""

from collections.abc import Iterator

from sqlalchemy import Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable

from cep_desktop import locations
from cep_desktop.storage.sql.schema import VERSION, metadata

BASE = "cep"
_DIALECTE: Dialect = registry.load("postgresql")()
_PREAMBULE = r"""-- Équipes de CEP Desktop. Se rejoue sans risque : ce qui existe est gardé.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT 'CREATE DATABASE {base} TEMPLATE template0 ENCODING ''UTF8'' LC_COLLATE ''C'' LC_CTYPE ''C'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{base}') \gexec
\connect {base}
SET client_min_messages = warning;
BEGIN;
"""
_MARQUE = """INSERT INTO meta (cle, valeur) VALUES ('schema', '{version}')
ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur;
COMMIT;
"""


def sql_installation(base: str = BASE) -> str:
    """Rend le script entier : base, rôles, tables, fonctions et droits, en une transaction."""
    return "\n".join(
        (
            _PREAMBULE.format(base=base),
            _ressource("roles.sql"),
            *_tables_communes(),
            "",
            *map(_ressource, ("equipes.sql", "recherche.sql", "droits.sql")),
            _MARQUE.format(version=VERSION),
        )
    )


def _tables_communes() -> Iterator[str]:
    """Les tables du coffre embarqué, dans le dialecte du serveur."""
    for table in metadata.sorted_tables:
        yield f"{_compiler(CreateTable(table, if_not_exists=True))};"
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            yield f"{_compiler(CreateIndex(index, if_not_exists=True))};"


def _compiler(ordre: CreateTable | CreateIndex) -> str:
    return str(ordre.compile(dialect=_DIALECTE)).strip()


def _ressource(nom: str) -> str:
    return (locations.ressources() / "sql" / nom).read_text(encoding="utf-8")
