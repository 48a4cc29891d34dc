"""Les mots d’une vue partagée, tels qu’une voix les lit."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

_PAS_DES_MOTS = frozenset({"picto", "ton", "vers", "etat", "commande", "tenue", "empreinte"})


def lire(vue: object) -> tuple[str, ...]:
    """Rend tous les mots d’une vue, dans l’ordre de lecture : pour la voix, et pour l’essai."""
    return tuple(_mots(vue))


def _mots(valeur: object) -> Iterator[str]:
    if isinstance(valeur, str):
        if valeur:
            yield valeur
    elif isinstance(valeur, tuple):
        for un in valeur:
            yield from _mots(un)
    elif is_dataclass(valeur):
        for champ in fields(valeur):
            if champ.name not in _PAS_DES_MOTS:
                yield from _mots(getattr(valeur, champ.name))
