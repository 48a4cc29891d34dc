"""Les mots d’un libellé, ramenés à leur racine : sans accent, sans genre, sans pluriel."""

import re
from functools import lru_cache

from cep_desktop.domain.pliage import plier

_VIDES = frozenset(
    ["a", "au", "aux", "avec", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "ou",
     "par", "pour", "sa", "ses", "son", "sur", "un", "une", "d", "l", "s", "n", "y"]
)  # fmt: skip
_FINS = (
    "trices", "trice", "teurs", "teur", "euses", "euse", "eurs", "eur", "ieres", "iere", "iers",
    "ier", "iennes", "ienne", "iens", "ien", "ations", "ation", "onnes", "onne", "elles", "elle",
    "esses", "esse", "ives", "ive", "ifs", "if", "ements", "ement", "ages", "age", "ees", "ee",
    "er", "es", "e", "s", "x",
)  # fmt: skip
_RESTE = 4
_FAMILLES = {
    "conduire": "conduc", "conduite": "conduc", "conducteur": "conduc", "conductrice": "conduc",
    "vendre": "vend", "vente": "vend", "ventes": "vend", "vendeur": "vend", "vendeuse": "vend",
    "gerer": "gestion", "accueillir": "accueil", "cuisson": "cuisin", "cuire": "cuisin",
    "soigner": "soin", "soins": "soin", "tenue": "tenir",
}  # fmt: skip
"""Les mots d’une même famille que leurs fins ne rapprochent pas."""

_MOT = re.compile(r"[a-z0-9]+")


def mots(texte: str) -> tuple[str, ...]:
    """Rend les mots pliés qui ont un sens, dans l’ordre."""
    return tuple(mot for mot in _MOT.findall(plier(texte)) if mot not in _VIDES)


@lru_cache(maxsize=65_536)
def racine(mot: str) -> str:
    """Rend la racine d’un mot plié : « vendeuse » et « vendeurs » ont la même."""
    if mot in _FAMILLES:
        return _FAMILLES[mot]
    for fin in _FINS:
        if mot.endswith(fin) and len(mot) - len(fin) >= _RESTE:
            return mot[: -len(fin)]
    return mot


def racines(texte: str) -> tuple[str, ...]:
    """Rend les racines des mots d’un texte, dans l’ordre, répétitions comprises."""
    return tuple(map(racine, mots(texte)))
