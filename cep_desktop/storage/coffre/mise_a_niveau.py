"""Mettre à niveau la base d’un coffre plus ancien : une étape par version, toutes ou aucune.

Une étape publiée ne change plus : elle écrit ses ordres en toutes lettres, sans regarder les
tables d’aujourd’hui. Les dossiers eux-mêmes ont leurs propres versions (dossier portable).
"""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, select

from cep_desktop.storage.coffre.interieur import Interieur, poser_meta
from cep_desktop.storage.coffre.version import VERSION
from cep_desktop.storage.sql.schema import meta
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.journal import Geste

Etape = Callable[[Connection], None]


def _vers_2(connexion: Connection) -> None:
    """Les dossiers anonymisés se comptent par groupe, au lieu d’une ligne chacun."""
    connexion.exec_driver_sql(
        "CREATE TABLE anonymise ("
        "annee INTEGER NOT NULL, vocabulaire VARCHAR(40) NOT NULL, "
        "accueil VARCHAR(20) NOT NULL, conseil VARCHAR(20) NOT NULL, "
        "accompagnement VARCHAR(20) NOT NULL, est_clos BOOLEAN NOT NULL, "
        "dossiers INTEGER NOT NULL, entretiens INTEGER NOT NULL, "
        "PRIMARY KEY (annee, vocabulaire, accueil, conseil, accompagnement, est_clos))"
    )
    connexion.exec_driver_sql(
        "INSERT INTO anonymise SELECT annee, vocabulaire, accueil, conseil, accompagnement, "
        "est_clos, count(*), sum(entretiens) FROM statistique GROUP BY 1, 2, 3, 4, 5, 6"
    )
    connexion.exec_driver_sql("DROP TABLE statistique")


_ETAPES: dict[int, Etape] = {1: _vers_2}
"""Ce qui mène de chaque version à la suivante."""


def est_a_niveau(moteur: Engine) -> bool:
    """Vrai si la base n’attend aucune étape."""
    with lecture(moteur) as connexion:
        return _version(connexion) == VERSION


def mettre_a_niveau(dedans: Interieur) -> None:
    """Passe par toutes les étapes qui manquent, en une transaction. Lève `EcritureImpossible`."""
    with ecriture(dedans.moteur) as connexion:
        for version in range(_version(connexion), VERSION):
            _ETAPES[version](connexion)
            poser_meta(connexion, "schema", str(version + 1))
        dedans.noter_dans(connexion, Geste.MISE_A_NIVEAU, precision=str(VERSION))


def _version(connexion: Connection) -> int:
    requete = select(meta.c.valeur).where(meta.c.cle == "schema")
    return int(connexion.execute(requete).scalar_one())
