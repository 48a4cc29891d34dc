"""Les mots d’un dossier : comment se disent ses rubriques, ses éléments et ses champs."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cep_desktop.domain.valeur import Valeur
from cep_desktop.locations import ressources


@dataclass(frozen=True, slots=True)
class MotsDuDossier:
    """Les libellés, par chemin dans le modèle (rubriques, éléments) ou par champ."""

    rubriques: Mapping[str, str]
    elements: Mapping[str, str]
    champs: Mapping[str, str]

    def rubrique(self, chemin: str) -> str:
        """Rend la rubrique la plus précise qui contient cette place, ou « Dossier »."""
        morceaux = chemin.split(".")
        for fin in range(len(morceaux), 0, -1):
            mot = self.rubriques.get(".".join(morceaux[:fin]))
            if mot is not None:
                return mot
        return "Dossier"

    def element(self, chemin: str) -> str:
        """Rend le nom d’un élément d’une suite : « Action », « Dépense »."""
        return self.elements.get(chemin) or self.champ(Valeur, chemin.rsplit(".", 1)[-1])

    def champ(self, modele: type[Valeur], nom: str) -> str:
        """Rend le nom d’un champ ; à défaut, celui du code, lisible."""
        propre = self.champs.get(f"{modele.__name__}.{nom}") or self.champs.get(nom)
        return propre or nom.replace("_", " ").capitalize()


@cache
def mots_du_dossier() -> MotsDuDossier:
    """Rend les mots livrés avec l’application."""
    fichier = ressources() / "lexiques" / "champs.toml"
    brut = tomllib.loads(fichier.read_text(encoding="utf-8"))
    return MotsDuDossier(brut["rubriques"], brut["elements"], brut["champs"])
