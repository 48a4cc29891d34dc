"""Les différences entre deux versions, rangées pour être lues."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.comparer import Difference, NatureDifference
from cep_desktop.usecases.dire import RIEN


@dataclass(frozen=True, slots=True)
class Ecart:
    """Une différence : son mot, de quoi on parle, et ce qu’on lit des deux côtés.

    `avant` et `apres` sont vides quand il n’y a rien à lire de ce côté.
    """

    mot: str
    titre: str
    avant: str
    apres: str

    @property
    def phrase(self) -> str:
        """Toute la différence, pour le lecteur d’écran."""
        suite = (f"avant, {self.avant}" if self.avant else "", f"après, {self.apres}")
        morceaux = (self.mot, self.titre, suite[0], suite[1] if self.apres else "")
        return composer(". ".join(filter(None, morceaux)))


@dataclass(frozen=True, slots=True)
class Groupe:
    """Les différences d’une rubrique."""

    rubrique: str
    ecarts: tuple[Ecart, ...]


def raconter(differences: Iterable[Difference]) -> tuple[Groupe, ...]:
    """Range des différences par rubrique, dans l’ordre du dossier."""
    return tuple(
        Groupe(rubrique, tuple(map(_ecart, suite)))
        for rubrique, suite in groupby(differences, key=lambda d: d.rubrique)
    )


def compter(differences: Iterable[Difference]) -> str:
    """« 3 différences », « Aucune différence »."""
    nombre = len(tuple(differences))
    if not nombre:
        return "Aucune différence"
    return f"{nombre} différence{'s' if nombre > 1 else ''}"


def _ecart(difference: Difference) -> Ecart:
    titre = " : ".join(filter(None, (difference.sujet, difference.champ)))
    avant, apres = difference.avant, difference.apres
    if difference.nature in {NatureDifference.AJOUT, NatureDifference.RETRAIT}:
        avant, apres = ("" if texte == RIEN else texte for texte in (avant, apres))
    return Ecart(difference.nature.libelle, composer(titre), avant, apres)
