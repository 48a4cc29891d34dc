"""Où en est une chose : un signe dessiné et toujours son mot."""

from dataclasses import dataclass
from enum import StrEnum


class Signe(StrEnum):
    """Forme du pictogramme ; la couleur ne dit jamais rien seule."""

    FAIT = "fait"
    EN_COURS = "en_cours"
    A_FAIRE = "a_faire"
    EN_ATTENTE = "en_attente"
    REFUSE = "refuse"
    ABANDONNE = "abandonne"
    EN_PLUS = "en_plus"


@dataclass(frozen=True, slots=True)
class Etat:
    """Le signe et le mot imprimés côte à côte."""

    signe: Signe
    mot: str
