"""Des formules que tout tableur calcule pareil, où l’inconnu reste inconnu.

Fonctions employées : SUM, SUMIF, ROUND, IF, AND, MIN, ISNUMBER. Aucune ne dépend de la langue.
"""

from collections.abc import Sequence

from cep_desktop.documents.excel.classeur import INCONNU
from cep_desktop.domain.montant import Montant

_PAR_APPEL = 200
"""Nombre d’arguments d’un appel, sous la limite de 255."""


def arrondir(expression: str) -> str:
    """L’expression au centime : une somme de décimaux garde sinon des restes invisibles."""
    return f"ROUND({expression},2)"


def additionner(cases: Sequence[str]) -> str:
    """La somme de cases qui ne se suivent pas forcément, au centime ; zéro sans case."""
    sommes = [
        f"SUM({','.join(cases[debut : debut + _PAR_APPEL])})"
        for debut in range(0, len(cases), _PAR_APPEL)
    ]
    return arrondir("+".join(sommes) or "SUM(0)")


def dire(expression: str, valeur: Montant | None) -> str:
    """L’expression ; le mot « inconnu » si rien n’en est connu."""
    return expression if valeur is not None else f'IF({expression}=0,"{INCONNU}",{expression})'


def tous_nombres(cases: Sequence[str]) -> str:
    """Vrai si chaque case porte un nombre, c’est-à-dire si aucune n’est inconnue."""
    tests = [f"ISNUMBER({case})" for case in cases] or ["1=1"]
    while len(tests) > 1:
        tests = [
            f"AND({','.join(tests[debut : debut + _PAR_APPEL])})"
            for debut in range(0, len(tests), _PAR_APPEL)
        ]
    return tests[0]
