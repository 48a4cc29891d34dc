"""Ouvre la base chiffrée du coffre (SQLCipher), réglée pour ne rien perdre ni rien laisser voir."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from cep_desktop.storage.sql.connexion import (
    OCTETS_PAGE,
    PAGES_DU_JOURNAL,
    Acces,
    connecteur,
    exiger_sqlite,
)
from cep_desktop.storage.sql.transaction import (
    BASE,
    COMMENCER,
    CORROMPU,
    PAS_UNE_BASE,
    code_sqlite,
    lecture,
)
from cep_desktop.usecases.coffre.erreurs import CoffreAbime

__all__ = ["OCTETS_PAGE", "PAGES_DU_JOURNAL", "Acces", "abime", "executer", "ouvrir"]


def ouvrir(chemin: Path, cle: bytes, *, acces: Acces = Acces.ECRITURE) -> Engine:
    """Rend le moteur de la base, ouverte avec une clé de 32 octets.

    Lève `CoffreAbime` si la base ne se déchiffre pas : la clé venant d’une serrure authentifiée,
    c’est le fichier qui est abîmé. Lève `ErreurMetier` si le disque refuse.
    """
    exiger_sqlite()
    moteur = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connecteur(chemin, cle, acces),
        poolclass=QueuePool,
        pool_size=2,
        pool_use_lifo=True,  # la même connexion resservie garde ses pages déchiffrées
        hide_parameters=True,
        execution_options={BASE: chemin},
    )
    event.listen(moteur, "begin", _commencer)
    event.listen(moteur, "handle_error", _ecarter_si_abimee)
    try:
        with lecture(moteur) as connexion:
            connexion.execute(text("SELECT count(*) FROM sqlite_master"))
    except CoffreAbime as cause:
        moteur.dispose()
        raise abime() from cause
    except BaseException:
        moteur.dispose()
        raise
    return moteur


def executer(moteur: Engine, ordre: str, *valeurs: str) -> tuple[tuple[object, ...], ...]:
    """Exécute un ordre hors de toute transaction (`VACUUM`, `PRAGMA`) et rend ses lignes.

    Lève `ErreurMetier` si la base le refuse.
    """
    with lecture(moteur) as connexion:
        connexion.execution_options(**{COMMENCER: ""})
        resultat = connexion.exec_driver_sql(ordre, valeurs)
        return tuple(map(tuple, resultat)) if resultat.returns_rows else ()


def abime() -> CoffreAbime:
    """Rend le refus d’une base dont les pages ne se déchiffrent pas."""
    return CoffreAbime(
        "Le coffre est incomplet ou altéré.",
        remede="Restaurez la dernière sauvegarde. Le fichier n’a pas été modifié.",
    )


def _commencer(connexion: Connection) -> None:
    """Lit à un seul instant ; pour écrire, prend le tour tout de suite plutôt qu’au milieu."""
    ordre = connexion.get_execution_options().get(COMMENCER, "BEGIN")
    if ordre:
        connexion.exec_driver_sql(ordre)


def _ecarter_si_abimee(contexte: ExceptionContext) -> None:
    """Ne reprend pas une connexion qui a lu une page abîmée : elle refuserait aussi les bonnes."""
    cause = contexte.sqlalchemy_exception
    if isinstance(cause, DBAPIError) and code_sqlite(cause) in {CORROMPU, PAS_UNE_BASE}:
        contexte.is_disconnect = True
