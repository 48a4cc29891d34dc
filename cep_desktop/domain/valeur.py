"""Ce que toutes les valeurs du domaine ont en commun : figées, strictes, comparables."""

from typing import Self

from pydantic import BaseModel, ConfigDict


class Valeur(BaseModel):
    """Valeur figée : deux valeurs de mêmes champs sont égales, un champ inconnu est refusé."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )

    def avec(self, **champs: object) -> Self:
        """Rend une copie où `champs` remplacent les anciens, après nouvelle validation.

        Lève `pydantic.ValidationError` si la nouvelle valeur est impossible.
        """
        actuels: dict[str, object] = {nom: getattr(self, nom) for nom in type(self).model_fields}
        return type(self).model_validate(actuels | champs)
