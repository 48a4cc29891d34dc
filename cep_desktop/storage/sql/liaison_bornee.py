"""Une connexion au serveur qui renonce quand il se tait, même gelé ou derrière un réseau perdu."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg.waiting import Ready
from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

Resultat = TypeVar("Resultat")

DELAI_S = 16.0
"""Attente d’une réponse : une seconde de plus que le `statement_timeout` du serveur."""

SONDE_S = 4.0
"""Attente du premier signe de vie d’une connexion au repos : au-delà, le serveur est tenu muet."""

CONNEXION_S = 5
"""Attente d’une connexion neuve : avec la sonde, un serveur gelé se dit en neuf secondes."""

_PAS_S = 0.1


class ServeurMuet(psycopg.OperationalError):
    """Le serveur n’a pas répondu à temps ; on ne sait pas s’il a fait ce qu’on lui demandait."""


class ConnexionBornee(psycopg.Connection[Any]):
    """Chaque échange a une fin : le serveur répond, ou la connexion se ferme.

    Les délais du serveur ne suffisent pas : gelé, il ne les compte plus.
    """

    _limite_s = DELAI_S

    @contextmanager
    def attendre_au_plus(self, secondes: float) -> Iterator[None]:
        """Change le délai, le temps du bloc."""
        self._limite_s = secondes
        try:
            yield
        finally:
            self._limite_s = DELAI_S

    def wait(
        self,
        gen: Generator[Any, Any, Resultat],
        interval: float = _PAS_S,
        timeout: float | None = None,
    ) -> Resultat:
        """Attend la fin d’un échange. Lève `ServeurMuet`, connexion fermée."""
        try:
            return super().wait(_borner(gen, self._limite_s), interval, timeout)
        except ServeurMuet:
            self.close()
            raise


def _borner(
    echange: Generator[Any, Any, Resultat], secondes: float
) -> Generator[Any, Any, Resultat]:
    """Relaie un échange, et y met fin si rien n’arrive pendant tant de secondes."""
    try:
        voulu = next(echange)
        limite = monotonic() + secondes
        while True:
            pret = yield voulu
            if pret != Ready.NONE:
                limite = monotonic() + secondes
            elif monotonic() > limite:
                raise ServeurMuet("le serveur ne répond plus")
            voulu = echange.send(pret)
    except StopIteration as fin:
        resultat: Resultat = fin.value
        return resultat


def sonder_a_chaque_emprunt(moteur: Engine) -> None:
    """Demande un signe de vie à une connexion reprise du lot ; muette, une neuve la remplace."""
    event.listen(moteur, "checkout", _sonder)


def _sonder(connexion: ConnexionBornee, _fiche: object, _emprunt: object) -> None:
    try:
        with connexion.attendre_au_plus(SONDE_S):
            connexion.autocommit = True
            connexion.execute("")
            connexion.autocommit = False
    except psycopg.Error as cause:
        raise DisconnectionError from cause
