"""La feuille de style de l’application, écrite avec des jetons et des cotes de maquette."""

import re
from collections.abc import Callable
from functools import cache

from cep_desktop.locations import ressources
from ui.jetons import Jetons

_COMMENTAIRE = re.compile(r"/\*.*?\*/", re.DOTALL)
_JETON = re.compile(r"@(\w+)")
_COTE = re.compile(r"\b(\d+)u\b")


@cache
def _modele() -> str:
    texte = (ressources() / "feuille.qss").read_text(encoding="utf-8")
    return _COMMENTAIRE.sub("", texte)


def feuille(couleurs: Jetons, pixels: Callable[[float], int]) -> str:
    """Rend la feuille où « @jeton » et « 16u » sont remplacés ; un filet garde au moins 1 pixel."""

    def cote(trouvee: re.Match[str]) -> str:
        valeur = int(trouvee[1])
        return f"{max(1, pixels(valeur)) if valeur else 0}px"

    return _COTE.sub(cote, _JETON.sub(lambda jeton: couleurs[jeton[1]], _modele()))
