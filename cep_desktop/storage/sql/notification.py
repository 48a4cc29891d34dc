"""Savoir qu’un collègue a changé un dossier : l’identifiant et la révision, rien d’autre."""

from threading import Lock
from uuid import UUID

import psycopg

from cep_desktop.storage.sql.postgresql import Connecter
from cep_desktop.usecases.equipe import ChangementAilleurs, Nouvelles, ServeurInjoignable

_CANAL = "dossier"


class EcouteDuServeur:
    """Une connexion à part qui reçoit les avis du serveur ; se rouvre seule après une coupure.

    Un avis n’est qu’un indice : chaque écriture vérifie encore sa révision.
    """

    def __init__(self, connecter: Connecter) -> None:
        self._connecter = connecter
        self._connexion = self._ouvrir()
        self._verrou = Lock()
        self._est_fermee = False

    def attendre(self, au_plus: float) -> Nouvelles:
        """Attend un avis pendant `au_plus` secondes. Lève `ServeurInjoignable`."""
        with self._verrou:
            if self._est_fermee:
                raise ServeurInjoignable("La liaison est fermée.")
            if self._connexion.closed:
                self._connexion = self._ouvrir()
                return Nouvelles((), est_complet=False)
            try:
                avis = tuple(self._connexion.notifies(timeout=au_plus, stop_after=1))
            except psycopg.OperationalError:
                self._connexion.close()
                return Nouvelles((), est_complet=False)
            return Nouvelles(tuple(_lire(un.payload) for un in avis))

    def fermer(self) -> None:
        """Cesse d’écouter, pour de bon ; attend la fin d’une attente en cours sur un autre fil."""
        self._est_fermee = True
        with self._verrou:
            self._connexion.close()

    def _ouvrir(self) -> psycopg.Connection:
        try:
            connexion = self._connecter()
            connexion.autocommit = True
            connexion.execute(f"LISTEN {_CANAL}")
        except psycopg.OperationalError as cause:
            raise ServeurInjoignable(
                "Le serveur ne répond pas.", remede="Les changements des autres arriveront ensuite."
            ) from cause
        return connexion


def _lire(avis: str) -> ChangementAilleurs:
    """Lit « identifiant révision »."""
    identifiant, revision = avis.split()
    return ChangementAilleurs(UUID(identifiant), int(revision))
