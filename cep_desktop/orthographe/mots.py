"""Les mots d’un texte que le dictionnaire ne connaît pas ; jamais un nom, un sigle, un code."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SUITE = re.compile(r"\S+")
_MOT = re.compile(r"[^\W\d_]+(?:[’'\-\u2011][^\W\d_]+)*")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']", re.IGNORECASE)
_ADRESSE = re.compile(r"[\d@_/\\]|\w\.\w")


@dataclass(frozen=True, slots=True)
class MotDouteux:
    """Un mot inconnu du dictionnaire, et ses bornes dans le texte (fin exclue)."""

    mot: str
    debut: int
    fin: int


def mots_douteux(texte: str, connait: Callable[[str], bool]) -> Iterator[MotDouteux]:
    """Rend les mots inconnus. Un mot à majuscule peut être un nom : il n’est jamais douteux."""
    for suite in _SUITE.finditer(texte):
        if _ADRESSE.search(suite[0]):
            continue
        for trouve in _MOT.finditer(suite[0]):
            mot, debut = _sans_elision(trouve[0], suite.start() + trouve.start())
            if len(mot) > 1 and mot.islower() and not connait(mot):
                yield MotDouteux(mot, debut, debut + len(mot))


def _sans_elision(mot: str, debut: int) -> tuple[str, int]:
    """« l’acompte » se lit « acompte » : l’article élidé n’est pas en doute."""
    elision = _ELISION.match(mot)
    longueur = elision.end() if elision else 0
    return mot[longueur:], debut + longueur
