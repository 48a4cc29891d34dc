"""La forme pliée d’un texte : minuscules sans accents, pour comparer ce que les gens écrivent."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "}


def plier(texte: str) -> str:
    """Rend le texte en minuscules, sans accents ni ligatures ; une insécable devient une espace."""
    return texte.lower() if texte.isascii() else plier_en_place(texte)[0]


def plier_en_place(texte: str) -> tuple[str, tuple[int, ...]]:
    """Rend la forme pliée, et pour chacun de ses signes son rang dans le texte d’origine."""
    signes: list[str] = []
    rangs: list[int] = []
    for rang, signe in enumerate(texte):
        plie = _plier_un(signe)
        signes.append(plie)
        rangs.extend([rang] * len(plie))
    return "".join(signes), tuple(rangs)


def mots(texte: str, *, lettres: int = 1) -> frozenset[str]:
    """Rend les mots pliés d’au moins ce nombre de lettres ou de chiffres."""
    return frozenset(mot for mot in re.findall(r"[^\W_]+", plier(texte)) if len(mot) >= lettres)


@lru_cache(maxsize=2_048)
def _plier_un(signe: str) -> str:
    bas = signe.lower()
    decompose = unicodedata.normalize("NFD", _LIGATURES.get(bas, bas))
    return "".join(c for c in decompose if not unicodedata.combining(c))
