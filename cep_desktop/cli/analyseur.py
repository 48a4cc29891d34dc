"""L’analyse de la ligne de commande, en français."""

import argparse
import re
from datetime import date
from typing import NoReturn

MAL_APPELE = 2

_ERREURS = (
    (r"the following arguments are required: (.+)", "il manque\u00a0: \\1"),
    (r"unrecognized arguments: (.+)", "mots inconnus\u00a0: \\1"),
    (r"argument (.+?): expected one argument", "\\1 attend une valeur"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        "\\2 n’existe pas. Verbes\u00a0: \\3",
    ),
    (r"argument (.+?): (.+)", "\\1\u00a0: \\2"),
)
_AIDE = (
    ("usage: ", "emploi\u00a0: "),
    ("positional arguments:", "à donner\u00a0:"),
    ("options:", "options\u00a0:"),
    ("show this help message and exit", "montre cette aide"),
)


class Analyseur(argparse.ArgumentParser):
    """Analyseur dont l’aide et les refus sont en français."""

    def error(self, message: str) -> NoReturn:
        """Dit ce qui ne va pas et sort avec le code 2."""
        for motif, phrase in _ERREURS:
            if re.fullmatch(motif, message):
                message = re.sub(motif, phrase, message)
                break
        self.exit(MAL_APPELE, f"{self.prog}\u00a0: {message}\nAide\u00a0: {self.prog} --help\n")

    def format_usage(self) -> str:
        """Rend l’emploi en français."""
        return _traduire(super().format_usage())

    def format_help(self) -> str:
        """Rend l’aide en français."""
        return _traduire(super().format_help())


def _traduire(aide: str) -> str:
    for anglais, francais in _AIDE:
        aide = aide.replace(anglais, francais)
    return aide


def lire_jour(saisie: str) -> date:
    """Lit une date AAAA-MM-JJ. Lève `ArgumentTypeError`."""
    try:
        return date.fromisoformat(saisie)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"«\u00a0{saisie}\u00a0» n’est pas une date. Exemple\u00a0: 2026-11-23"
        ) from None
