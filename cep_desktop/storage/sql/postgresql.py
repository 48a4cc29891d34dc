"""Ouvre la base d’équipe (PostgreSQL) : liaison chiffrée, délais bornés, sans passe-droit."""

from collections.abc import Callable, Mapping

import psycopg
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import QueuePool

from cep_desktop.storage.sql import liaison_bornee
from cep_desktop.storage.sql.liaison_bornee import ConnexionBornee, sonder_a_chaque_emprunt
from cep_desktop.storage.sql.pannes import tenter
from cep_desktop.storage.sql.schema import VERSION
from cep_desktop.usecases.equipe import AdresseServeur, ServeurMalRegle

Connecter = Callable[[], psycopg.Connection]

_REGLAGES = (
    "search_path=cep",
    "timezone=UTC",
    "statement_timeout=15000",
    "lock_timeout=5000",
    "idle_in_transaction_session_timeout=60000",
)


def parametres(adresse: AdresseServeur) -> Mapping[str, str | int]:
    """Rend les paramètres de connexion, sans mot de passe.

    Hors de l’ordinateur, le certificat du serveur et son nom sont vérifiés, sans repli possible ;
    GSSAPI est écarté, car une liaison qu’il chiffre dispenserait de vérifier le certificat.
    """
    tls: dict[str, str | int] = {"sslmode": "prefer"}
    if not adresse.est_locale:
        tls = {
            "sslmode": "verify-full",
            "sslrootcert": str(adresse.certificats or "system"),
            "ssl_min_protocol_version": "TLSv1.2",
        }
    return {
        "host": adresse.hote,
        "port": adresse.port,
        "dbname": adresse.base,
        "user": adresse.compte,
        "application_name": "cep-desktop",
        "client_encoding": "utf8",
        "connect_timeout": liaison_bornee.CONNEXION_S,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
        "gssencmode": "disable",
        "options": " ".join(f"-c {reglage}" for reglage in _REGLAGES),
        **tls,
    }


def connecteur(adresse: AdresseServeur, mot_de_passe: str | None) -> Connecter:
    """Rend de quoi ouvrir une connexion ; sans mot de passe, libpq lit le sien (`.pgpass`)."""
    reglages: dict[str, str | int | None] = dict(parametres(adresse))
    if mot_de_passe is not None:
        reglages["password"] = mot_de_passe

    def connecter() -> psycopg.Connection:
        return ConnexionBornee.connect(**reglages)  # type: ignore[arg-type]  # libpq lit texte et nombres

    return connecter


def ouvrir(connecter: Connecter) -> Engine:
    """Rend le moteur de la base d’équipe, une fois le serveur et le compte vérifiés.

    Lève `ServeurMalRegle`, `ServeurInjoignable` ou `ConnexionRefusee`.
    """
    moteur = create_engine(
        "postgresql+psycopg://",
        creator=connecter,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        hide_parameters=True,
    )
    sonder_a_chaque_emprunt(moteur)
    try:
        tenter(lambda: _exiger_sur(moteur))
    except BaseException:
        moteur.dispose()
        raise
    return moteur


_PASSE_DROITS = """
SELECT count(*) FROM pg_roles r
WHERE pg_has_role(session_user, r.oid, 'MEMBER') AND (
    r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication
    OR r.rolname IN ('pg_read_server_files', 'pg_write_server_files',
                     'pg_execute_server_program')
    OR r.oid IN (SELECT relowner FROM pg_class WHERE relnamespace = 'cep'::regnamespace)
    OR r.oid IN (SELECT nspowner FROM pg_namespace WHERE nspname = 'cep')
    OR r.oid IN (SELECT datdba FROM pg_database WHERE datname = current_database()))
"""
_TABLES_GARDEES = """
SELECT count(*) FROM pg_class
WHERE relnamespace = 'cep'::regnamespace AND relrowsecurity AND relforcerowsecurity
    AND relname IN ('entete', 'document', 'revision', 'partage', 'operation', 'recherche', 'trace')
"""
_NOMBRE_DE_TABLES_GARDEES = 7


def _exiger_sur(moteur: Engine) -> None:
    with moteur.connect() as connexion:
        if connexion.execute(text("SELECT to_regnamespace('cep')")).scalar() is None:
            raise ServeurMalRegle(
                "Ce serveur n’est pas préparé pour CEP Desktop.",
                remede="Passez à psql ce qu’écrit «\u00a0coffre serveur --afficher-sql\u00a0».",
            )
        if connexion.execute(text(_PASSE_DROITS)).scalar():
            raise ServeurMalRegle(
                "Ce compte passe outre les droits des équipes (administrateur ou propriétaire).",
                remede="Connectez-vous avec un compte de conseiller.",
            )
        if connexion.execute(text(_TABLES_GARDEES)).scalar() != _NOMBRE_DE_TABLES_GARDEES:
            raise ServeurMalRegle(
                "Ce serveur ne protège pas les dossiers entre équipes.",
                remede="Demandez à votre service informatique de relancer l’installation.",
            )
        version = connexion.execute(text("SELECT valeur FROM meta WHERE cle = 'schema'")).scalar()
        _exiger_version(str(version))


def _exiger_version(version: str) -> None:
    if version == str(VERSION):
        return
    est_plus_recente = version.isdecimal() and int(version) > VERSION
    raise ServeurMalRegle(
        f"Le serveur est à la version {version}, ce poste à la version {VERSION}.",
        remede="Mettez CEP Desktop à jour."
        if est_plus_recente
        else "Demandez à votre service informatique de relancer l’installation.",
    )
