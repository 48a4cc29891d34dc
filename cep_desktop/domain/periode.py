"""Un intervalle de dates dont le début ne suit jamais la fin."""

from datetime import date
from typing import Self

from pydantic import model_validator

from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.domain.valeur import Valeur


class Periode(Valeur):
    """Du … au …, bornes comprises."""

    du: date
    au: date

    @model_validator(mode="after")
    def _dans_l_ordre(self) -> Self:
        if self.au < self.du:
            raise ValueError(
                f"la fin ({ecrire_date(self.au)}) est avant le début ({ecrire_date(self.du)}). "
                "Corrigez une des deux dates."
            )
        return self

    @property
    def jours(self) -> int:
        """Durée en jours calendaires, bornes comprises."""
        return (self.au - self.du).days + 1

    def contient(self, jour: date) -> bool:
        """Vrai si `jour` est dans la période."""
        return self.du <= jour <= self.au
