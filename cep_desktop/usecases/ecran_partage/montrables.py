"""La liste blanche de l’écran partagé : ce qui n’y est pas n’arrive pas à l’écran.

Un champ neuf du domaine est caché tant qu’on ne l’a pas écrit ici.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cep_desktop.domain.valeur import Valeur
from cep_desktop.locations import ressources


@dataclass(frozen=True, slots=True)
class Montrables:
    """Les champs montrés par modèle, toujours ou seulement une fois validés ensemble.

    `entiers` nomme les petites valeurs sans secret, montrées telles quelles.
    """

    entiers: frozenset[str]
    toujours: Mapping[str, frozenset[str]]
    si_valide: Mapping[str, frozenset[str]]

    def champs(self, modele: type[Valeur], *, est_valide: bool) -> frozenset[str]:
        """Rend les champs que l’on montre de ce modèle ; aucun s’il n’est pas dans la liste."""
        nom = modele.__name__
        if nom in self.entiers:
            return frozenset(modele.model_fields)
        ajout = self.si_valide.get(nom, frozenset()) if est_valide else frozenset()
        return self.toujours.get(nom, frozenset()) | ajout


@cache
def montrables() -> Montrables:
    """Rend la liste livrée avec l’application."""
    brut = tomllib.loads((ressources() / "partage" / "montrables.toml").read_text("utf-8"))
    return Montrables(
        entiers=frozenset(brut["entiers"]),
        toujours={nom: frozenset(champs) for nom, champs in brut["toujours"].items()},
        si_valide={nom: frozenset(champs) for nom, champs in brut["si_valide"].items()},
    )
