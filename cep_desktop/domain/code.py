"""Un code stable et son libellé français, côte à côte."""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """Énumération dont chaque valeur est un code en minuscules, avec son libellé affiché."""

    libelle: str

    def __new__(cls, code: str, libelle: str) -> Self:
        """Crée le membre : `code` est enregistré dans les fichiers, `libelle` est affiché."""
        membre = str.__new__(cls, code)
        membre._value_ = code
        membre.libelle = libelle
        return membre
