"""Ce qui retient un dossier quand sa durée de conservation est passée."""

from datetime import date
from typing import Self

from pydantic import model_validator

from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur


class Gel(Valeur):
    """Le dossier est gardé tel quel : litige, ou limitation demandée (RGPD, art. 18)."""

    motif: Intitule
    pose_le: date
    leve_le: date | None = None

    @model_validator(mode="after")
    def _leve_apres(self) -> Self:
        if self.leve_le is not None and self.leve_le < self.pose_le:
            raise ValueError("le gel est levé avant d’être posé. Corrigez une des deux dates.")
        return self

    def vaut_le(self, jour: date) -> bool:
        """Vrai si le gel est posé et pas encore levé ce jour-là."""
        return self.pose_le <= jour and (self.leve_le is None or jour < self.leve_le)
