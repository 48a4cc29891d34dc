"""Ce qu’une erreur du serveur veut dire : une coupure, un droit qui manque, un geste à rejouer."""

import re
from collections.abc import Callable
from typing import TypeVar

import psycopg
from sqlalchemy.exc import DBAPIError

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.equipe import (
    AccesRefuse,
    ConnexionRefusee,
    IdentiteNonProuvee,
    ServeurInjoignable,
)
from cep_desktop.usecases.ports import ConflitDeRevision

Resultat = TypeVar("Resultat")

TENTATIVES = 3
"""Essais avant de renoncer ; chaque connexion attend déjà sa propre limite."""

_COUPURES = ("08", "57P")
_TLS = re.compile(r"SSL|certificate", re.IGNORECASE)
_A_REJOUER = {"40001", "40P01"}
_DROIT_INSUFFISANT = "42501"
_DEJA_PRIS = "23505"
_PHRASES = (
    ("57014", "Le serveur met trop de temps à répondre."),
    ("55P03", "Un collègue écrit ce dossier en ce moment."),
    ("53", "Le serveur n’a plus de place."),
    ("25006", "Le serveur est en lecture seule."),
)

_SAUF = "Votre travail est gardé sur ce poste."


def tenter(geste: Callable[[], Resultat]) -> Resultat:
    """Fait un geste sans effet s’il échoue ; le refait après une coupure ou un interblocage.

    Lève `ServeurInjoignable`, `ServeurMalRegle`, `ConnexionRefusee`, `AccesRefuse` ou
    `ConflitDeRevision`.
    """
    for restantes in reversed(range(TENTATIVES)):
        try:
            return geste()
        except DBAPIError as erreur:
            if restantes and _est_a_refaire(erreur):
                continue
            raise _traduire(erreur) from None  # le détail du serveur peut citer un dossier
    raise AssertionError


def _code(erreur: DBAPIError) -> str:
    return getattr(erreur.orig, "sqlstate", None) or ""


def _est_une_coupure(erreur: DBAPIError) -> bool:
    code = _code(erreur)
    return erreur.connection_invalidated or not code or code.startswith(_COUPURES)


def _est_a_refaire(erreur: DBAPIError) -> bool:
    """Vrai après une coupure, mais pas si la liaison ne s’est jamais faite : attendre lasserait."""
    return erreur.connection_invalidated or _code(erreur).startswith((*_COUPURES, *_A_REJOUER))


def _est_un_refus(cause: BaseException | None) -> bool:
    """Vrai si le serveur a demandé un mot de passe, puis fermé la porte."""
    connexion = getattr(cause, "pgconn", None)
    return bool(
        isinstance(cause, psycopg.OperationalError)
        and connexion is not None
        and (connexion.used_password or connexion.needs_password)
        and connexion.status == psycopg.pq.ConnStatus.BAD
        and not cause.sqlstate
        and not connexion.server_version
    )


def _est_sans_preuve(cause: BaseException | None) -> bool:
    """Vrai si libpq n’a pas pu vérifier l’identité du serveur (ses phrases sont en anglais)."""
    return (
        isinstance(cause, psycopg.OperationalError)
        and not cause.sqlstate
        and bool(_TLS.search(str(cause)))
    )


def _traduire(erreur: DBAPIError) -> ErreurMetier:
    code = _code(erreur)
    if _est_sans_preuve(erreur.orig):
        return IdentiteNonProuvee()
    if _est_un_refus(erreur.orig):
        return ConnexionRefusee(
            "Le serveur ne reconnaît pas ce compte ou ce mot de passe.",
            remede="Vérifiez-les, ou demandez à votre service informatique.",
        )
    if code == _DROIT_INSUFFISANT:
        return AccesRefuse(
            "Votre compte n’a pas ce droit sur ce dossier.",
            remede=f"Demandez à son référent ou à votre responsable. {_SAUF}",
        )
    if code == _DEJA_PRIS:
        return ConflitDeRevision()
    return ServeurInjoignable(_phrase(erreur), remede=_SAUF)


def _phrase(erreur: DBAPIError) -> str:
    code = _code(erreur)
    phrases = (phrase for debut, phrase in _PHRASES if code.startswith(debut))
    if _est_une_coupure(erreur):
        return "Le serveur ne répond pas."
    return next(phrases, f"Le serveur a refusé le geste (code {code}).")
