"""Parcourt les feuilles d’une valeur, chacune avec sa place et le type que le modèle lui donne.

Ce qui suit vaut pour tout champ du domaine, présent ou à venir : repérer un mot sensible,
tout montrer à la personne.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from cep_desktop.domain.liens import Lieu
from cep_desktop.domain.texte import Intitule, Ligne, NomPropre, Recit
from cep_desktop.domain.valeur import Valeur

TEXTES_LIBRES: tuple[object, ...] = (Ligne, Intitule, Recit)
"""Les types dont le contenu est écrit librement."""


@dataclass(frozen=True, slots=True)
class Feuille:
    """Une valeur simple du dossier : où elle est, son type annoté, ce qu’elle vaut."""

    lieu: Lieu
    genre: object
    valeur: object

    @property
    def est_libre(self) -> bool:
        """Vrai pour un texte que quelqu’un a écrit librement."""
        return self.genre in TEXTES_LIBRES

    @property
    def est_un_nom(self) -> bool:
        """Vrai pour le nom ou le prénom d’une personne."""
        return self.genre == NomPropre


def feuilles(valeur: Valeur) -> Iterator[Feuille]:
    """Rend toutes les feuilles d’une valeur, dans l’ordre du modèle, vides comprises."""
    trouvees: list[Feuille] = []

    def noter(feuille: Feuille) -> object:
        trouvees.append(feuille)
        return feuille.valeur

    reecrire(valeur, noter)
    yield from trouvees


def reecrire(
    valeur: Valeur, changer: Callable[[Feuille], object], lieu: Lieu = ()
) -> dict[str, object]:
    """Rend les champs de la valeur, chaque feuille remplacée par ce que rend `changer`."""
    return {
        nom: _reecrire(getattr(valeur, nom), genre, (*lieu, nom), changer)
        for nom, genre in genres(type(valeur)).items()
    }


@cache
def genres(modele: type[Valeur]) -> dict[str, object]:
    """Rend le type annoté de chaque champ d’un modèle, contraintes comprises."""
    annotations = get_type_hints(modele, include_extras=True)
    return {nom: annotations[nom] for nom in modele.model_fields}


def _reecrire(
    valeur: object, genre: object, lieu: Lieu, changer: Callable[[Feuille], object]
) -> object:
    if isinstance(valeur, Valeur):
        return reecrire(valeur, changer, lieu)
    if isinstance(valeur, tuple):
        (element, _) = get_args(genre)
        return tuple(
            _reecrire(un, element, (*lieu, rang), changer) for rang, un in enumerate(valeur)
        )
    return changer(Feuille(lieu, _sans_option(genre), valeur))


def _sans_option(genre: object) -> object:
    """Le type d’un champ facultatif, sans son « ou rien »."""
    if get_origin(genre) not in {Union, UnionType}:
        return genre
    choix = [un for un in get_args(genre) if un is not NoneType]
    return choix[0] if len(choix) == 1 else genre
