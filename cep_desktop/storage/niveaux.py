"""Les niveaux d’un vocabulaire livré, lus sans tout ce qu’il dit d’autre."""

import tomllib
from functools import cache

from cep_desktop.domain.avancement import Volet
from cep_desktop.domain.decoupage import Decoupage, NiveauBref
from cep_desktop.locations import ressources

_VOLETS = {volet.value: volet for volet in Volet}


@cache
def lire_le_decoupage(code: str) -> Decoupage:
    """Rend les niveaux du vocabulaire `code`. Lève `OSError`, `ValueError` ou `KeyError`."""
    chemin = ressources() / "vocabulaires" / f"{code}.toml"
    niveaux = tomllib.loads(chemin.read_text(encoding="utf-8"))["niveaux"]
    return Decoupage(
        tuple(
            NiveauBref(n["rang"], n["titre_court"], tuple(_VOLETS[v] for v in n["volets"]))
            for n in niveaux
        )
    )
