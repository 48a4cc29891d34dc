"""Les mots simples de l’écran partagé : un fichier, que chacun peut relire et corriger."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cep_desktop.domain.code import Code
from cep_desktop.locations import ressources


@dataclass(frozen=True, slots=True)
class MotsSimples:
    """Comment un code du domaine se dit à la personne, par modèle puis par code."""

    codes: Mapping[str, Mapping[str, str]]

    def dire(self, code: Code) -> str:
        """Rend la phrase simple d’un code ; à défaut, son libellé."""
        return self.codes.get(type(code).__name__, {}).get(code.value, code.libelle)


@cache
def mots_simples() -> MotsSimples:
    """Rend les mots livrés avec l’application."""
    brut = tomllib.loads((ressources() / "partage" / "mots.toml").read_text("utf-8"))
    return MotsSimples(brut)
