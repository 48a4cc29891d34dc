"""Les raccourcis, rangés comme on les cherche."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LigneTouche:
    """Une touche et ce qu’elle fait."""

    touche: str
    mot: str


@dataclass(frozen=True, slots=True)
class GroupeTouches:
    """Les touches d’une rubrique."""

    titre: str
    lignes: tuple[LigneTouche, ...]


DANS_LES_LISTES = GroupeTouches(
    "Dans une liste ou un champ",
    (
        LigneTouche("Flèches", "Choisir une ligne"),
        LigneTouche("Espace", "Cocher la ligne"),
        LigneTouche("Entrée", "Ouvrir la ligne"),
        LigneTouche("Suppr", "Retirer la ligne"),
        LigneTouche("Alt+Flèches", "Déplacer la ligne"),
        LigneTouche("Alt+V", "Valider ensemble"),
        LigneTouche("Échap", "Fermer ce qui est ouvert"),
        LigneTouche("Tab", "Passer au champ suivant"),
        LigneTouche("F7", "Aller au mot souligné suivant"),
        LigneTouche("Menu", "Voir les mots proches"),
    ),
)
"""Ce que les listes et les champs comprennent d’eux-mêmes."""


def ranger(touches: Iterable[tuple[str, str, str]]) -> tuple[GroupeTouches, ...]:
    """Rend les groupes, dans l’ordre des rubriques reçues (rubrique, touche, mot)."""
    par_rubrique: dict[str, list[LigneTouche]] = {}
    for rubrique, touche, mot in touches:
        par_rubrique.setdefault(rubrique, []).append(LigneTouche(touche, mot))
    groupes = tuple(GroupeTouches(titre, tuple(ls)) for titre, ls in par_rubrique.items())
    return (*groupes, DANS_LES_LISTES)
