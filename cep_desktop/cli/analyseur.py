"""L’analyse de la ligne de commande, en français."""

import argparse
import re
from datetime import date
from typing import NoReturn

from cep_desktop.domain.erreurs import MontantIllisible
from cep_desktop.domain.montant import Montant

MAL_APPELE = 2
_PORTS = 65_536

_INCOMPRIS = "cette commande n’est pas comprise."
_ERREURS = (
    (r"the following arguments are required: (.+)", "il manque\u00a0: \\1."),
    (r"unrecognized arguments: (.+)", "mots inconnus\u00a0: \\1."),
    (r"argument (.+?): expected one argument", "\\1 attend une valeur."),
    (r"argument (.+?): ignored explicit argument .+", "\\1 n’attend pas de valeur."),
    (
        r"argument (.+?): invalid int value: '(.*)'",
        "\\1 attend un nombre entier\u00a0; «\u00a0\\2\u00a0» n’en est pas un.",
    ),
    (
        r"argument (.+?): not allowed with argument (.+)",
        "\\1 et \\2 ne vont pas ensemble\u00a0: choisissez.",
    ),
    (
        r"argument (--.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)",
        "\\1 ne connaît pas «\u00a0\\2\u00a0». Choix\u00a0: \\3.",
    ),
    (
        r"argument .+?: invalid choice: '?(.+?)'? \(choose from (.+)\)",
        "«\u00a0\\1\u00a0» n’existe pas. Verbes\u00a0: \\2.",
    ),
    (r"argument (.+?): («.+)", "\\1\u00a0: \\2"),
)
_AIDE = (
    ("usage: ", "emploi\u00a0: "),
    ("positional arguments:", "à donner\u00a0:"),
    ("options:", "options\u00a0:"),
)


class Analyseur(argparse.ArgumentParser):
    """Analyseur dont l’aide et les refus sont en français ; un nom d’option s’écrit en entier."""

    def __init__(self, prog: str, *, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog, description=description, epilog=epilog, add_help=False, allow_abbrev=False
        )
        self.add_argument("-h", "--aide", action="help", help="montre cette aide")
        self.add_argument("--help", action="help", help=argparse.SUPPRESS)

    def error(self, message: str) -> NoReturn:
        """Dit ce qui ne va pas et sort avec le code 2."""
        phrase = _traduire_erreur(message)
        self.exit(MAL_APPELE, f"{self.prog}\u00a0: {phrase}\nAide\u00a0: {self.prog} --aide\n")

    def format_usage(self) -> str:
        """Rend l’emploi en français."""
        return _traduire_aide(super().format_usage())

    def format_help(self) -> str:
        """Rend l’aide en français."""
        return _traduire_aide(super().format_help())


def lire_jour(saisie: str) -> date:
    """Lit une date AAAA-MM-JJ. Lève `ArgumentTypeError`."""
    try:
        return date.fromisoformat(saisie)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"«\u00a0{saisie}\u00a0» n’est pas une date. Exemple\u00a0: 2026-11-23."
        ) from None


def _traduire_erreur(message: str) -> str:
    for motif, phrase in _ERREURS:
        trouve = re.fullmatch(motif, message, re.DOTALL)
        if trouve:
            return trouve.expand(phrase).replace("'", "")
    return _INCOMPRIS


def _traduire_aide(aide: str) -> str:
    for anglais, francais in _AIDE:
        aide = aide.replace(anglais, francais)
    return aide


def lire_port(saisie: str) -> int:
    """Lit un numéro de port, de 1 à 65 535. Lève `ArgumentTypeError`."""
    if saisie.isascii() and saisie.isdecimal() and 0 < int(saisie[:6]) < _PORTS:
        return int(saisie)
    raise argparse.ArgumentTypeError(
        f"«\u00a0{saisie}\u00a0» n’est pas un port. Un nombre de 1 à 65\u202f535, souvent 5432."
    )


def lire_montant_fixe(saisie: str) -> tuple[str, Montant]:
    """Lit « aif=1850 » : une aide et son montant exact. Lève `ArgumentTypeError`."""
    aide, _, somme = saisie.partition("=")
    try:
        return aide.strip(), Montant.lire(somme)
    except MontantIllisible:
        raise argparse.ArgumentTypeError(
            f"«\u00a0{saisie}\u00a0» n’est pas une aide et son montant. Exemple\u00a0: aif=1850"
        ) from None
