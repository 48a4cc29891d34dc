"""Où en est une chose : un signe ou une trame, et toujours son mot."""

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
    CHANGE = "change"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class Etat:
    """Le signe et le mot imprimés côte à côte."""

    signe: Signe
    mot: str


class Trame(StrEnum):
    """Ce que vaut une part, lisible en noir et blanc."""

    PLEIN = "plein"
    RAYE = "raye"
    POINTS = "points"
    RESTE = "reste"
    VIDE = "vide"


NOMS_DES_TRAMES: dict[Trame, str] = {
    Trame.PLEIN: "plein",
    Trame.RAYE: "rayures",
    Trame.POINTS: "points",
    Trame.RESTE: "plein clair",
    Trame.VIDE: "vide",
}
_JETONS = ("f1", "f2", "f3", "f4", "f5")


def jeton_du_rang(rang: int) -> str:
    """Couleur de l’aide ajoutée à ce rang (0 pour la première) ; grise après la cinquième."""
    return _JETONS[rang] if rang < len(_JETONS) else "ink3"
