"""Quand : une date limite, un jour, une période, ou seulement un mois."""

from calendar import monthrange
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cep_desktop.domain.typographie import ecrire_date, ecrire_jour, ecrire_mois
from cep_desktop.domain.valeur import Valeur


class AvantLe(Valeur):
    """Date limite : après, l’action perd son effet."""

    nature: Literal["avant_le"] = "avant_le"
    le: date

    @property
    def au_plus_tot(self) -> date:
        """La date limite elle-même : rien n’est dit du début."""
        return self.le

    @property
    def au_plus_tard(self) -> date:
        """La date limite."""
        return self.le

    def __str__(self) -> str:
        return f"avant le {ecrire_date(self.le)}"


class LeJour(Valeur):
    """Un jour précis."""

    nature: Literal["le"] = "le"
    le: date

    @property
    def au_plus_tot(self) -> date:
        """Ce jour."""
        return self.le

    @property
    def au_plus_tard(self) -> date:
        """Ce jour."""
        return self.le

    def __str__(self) -> str:
        return f"le {ecrire_date(self.le)}"


class Pendant(Valeur):
    """Une période, bornes comprises."""

    nature: Literal["pendant"] = "pendant"
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
    def au_plus_tot(self) -> date:
        """Le premier jour."""
        return self.du

    @property
    def au_plus_tard(self) -> date:
        """Le dernier jour."""
        return self.au

    def __str__(self) -> str:
        debut = ecrire_jour(self.du) if self.du.year == self.au.year else ecrire_date(self.du)
        return f"du {debut} au {ecrire_date(self.au)}"


class EnMois(Valeur):
    """Un mois ou une suite de mois, sans jour précis."""

    nature: Literal["mois"] = "mois"
    du: date
    au: date

    @model_validator(mode="after")
    def _premiers_du_mois(self) -> Self:
        if self.du.day != 1 or self.au.day != 1:
            raise ValueError("un mois s’écrit par son premier jour. Exemple\u00a0: 2027-03-01.")
        if self.au < self.du:
            raise ValueError("le dernier mois est avant le premier. Corrigez un des deux.")
        return self

    @property
    def au_plus_tot(self) -> date:
        """Premier jour du premier mois."""
        return self.du

    @property
    def au_plus_tard(self) -> date:
        """Dernier jour du dernier mois."""
        return self.au.replace(day=monthrange(self.au.year, self.au.month)[1])

    def __str__(self) -> str:
        if self.du == self.au:
            return ecrire_mois(self.du)
        debut = ecrire_mois(self.du)
        if self.du.year == self.au.year:
            debut = debut.rsplit("\u00a0", 1)[0]
        return f"{debut} à {ecrire_mois(self.au)}"


Echeance = Annotated[AvantLe | LeJour | Pendant | EnMois, Field(discriminator="nature")]
"""Quand une étape ou une action est prévue."""
