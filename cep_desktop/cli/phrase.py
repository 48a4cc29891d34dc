"""Recevoir une phrase de passe sans qu’elle passe par la ligne de commande ni par l’écran."""

import argparse
import getpass
import os
import sys
import warnings
from dataclasses import dataclass
from typing import NoReturn

from cep_desktop.domain.erreurs import ErreurMetier

_OCTETS_MAXIMUM = 4096


@dataclass(frozen=True, slots=True)
class Secret:
    """Ce que l’on reçoit sans l’afficher : son nom en tête de phrase, et comment le donner."""

    nom: str
    comment_le_donner: str


PHRASE = Secret("La phrase de passe", "Donnez-la par --phrase-fd N, ou ouvrez par --trousseau.")


class PhraseNonRecue(ErreurMetier):
    """La phrase de passe n’a pas pu être reçue."""


class _JamaisIci(argparse.Action):
    """Refuse une phrase écrite sur la ligne de commande, sans la répéter."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002 - signature d’argparse
        values: object,  # noqa: ARG002
        option_string: str | None = None,
    ) -> NoReturn:
        refus = "«\u00a0une phrase de passe\u00a0» ne s’écrit jamais ici."
        parser.error(f"argument {option_string}: {refus}")


def ajouter_options(verbe: argparse.ArgumentParser) -> None:
    """Ajoute les façons de donner la phrase ; il n’y en a pas qui la montre."""
    verbe.add_argument("--phrase", nargs="*", action=_JamaisIci, help=argparse.SUPPRESS)
    verbe.add_argument(
        "--phrase-fd",
        type=int,
        metavar="N",
        help="lit la phrase de passe dans ce descripteur (0\u00a0: l’entrée)",
    )


def recevoir(
    demande: argparse.Namespace,
    *,
    invite: str = "Phrase de passe\u00a0: ",
    secret: Secret = PHRASE,
) -> str:
    """Rend le secret du descripteur donné, ou le demande sans l’afficher.

    Lève `PhraseNonRecue`.
    """
    if demande.phrase_fd is not None:
        return _lire_descripteur(demande.phrase_fd, secret)
    if not sys.stdin.isatty():
        raise PhraseNonRecue(
            f"{secret.nom} ne peut pas se taper ici.", remede=secret.comment_le_donner
        )
    return _demander(invite, secret)


def recevoir_nouvelle(demande: argparse.Namespace) -> str:
    """Rend une phrase neuve, demandée deux fois si elle se tape. Lève `PhraseNonRecue`."""
    phrase = recevoir(demande, invite="Phrase de passe à choisir\u00a0: ")
    if demande.phrase_fd is not None:
        return phrase
    if _demander("La même, encore une fois\u00a0: ", PHRASE) != phrase:
        raise PhraseNonRecue("Les deux phrases diffèrent.", remede="Recommencez.")
    return phrase


def _lire_descripteur(descripteur: int, secret: Secret) -> str:
    try:
        with os.fdopen(os.dup(descripteur), "rb") as flux:
            ligne = flux.readline(_OCTETS_MAXIMUM)
        phrase = ligne.decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError, OverflowError) as cause:
        raise PhraseNonRecue(
            f"{secret.nom} ne se lit pas dans le descripteur {descripteur}.",
            remede="Vérifiez qu’il est ouvert et que le texte est en UTF-8.",
        ) from cause
    if not phrase:
        raise PhraseNonRecue(
            f"Le descripteur {descripteur} est vide.", remede=secret.comment_le_donner
        )
    return phrase


def _demander(invite: str, secret: Secret) -> str:
    """Demande sans écho ; refuse un terminal qui l’afficherait."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(invite)
    except (getpass.GetPassWarning, EOFError) as cause:
        raise PhraseNonRecue(
            "Ce terminal ne sait pas cacher ce que l’on tape.", remede=secret.comment_le_donner
        ) from cause
