"""Dit, d’un coup et à sa place, tout ce qui ne va pas dans un fichier."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cep_desktop.domain.erreurs import Probleme
from cep_desktop.domain.francais import traduire
from cep_desktop.domain.liens import LienRompu, Lieu, ecrire_lieu


def problemes_de_forme(erreur: ValidationError, brut: object) -> tuple[Probleme, ...]:
    """Traduit chaque erreur de validation, dans l’ordre du fichier, sans doublon."""
    details = erreur.errors(include_url=False, include_input=False)
    problemes = (Probleme(ecrire_lieu(_lieu(detail, brut)), traduire(detail)) for detail in details)
    return tuple(dict.fromkeys(problemes))


def problemes_de_liens(rompus: Iterable[LienRompu]) -> tuple[Probleme, ...]:
    """Traduit les clés en double et les renvois sans cible."""
    return tuple(Probleme(ecrire_lieu(lien.lieu), lien.phrase) for lien in rompus)


def _lieu(detail: ErrorDetails, brut: object) -> Lieu:
    lieu = detail["loc"]
    if detail["type"] == "missing":
        return (*_visible(lieu[:-1], brut), lieu[-1])
    return tuple(_visible(lieu, brut))


def _visible(lieu: Iterable[str | int], brut: object) -> Iterator[str | int]:
    """Garde du chemin ce qui se voit dans le fichier : pas les étiquettes de pydantic."""
    noeud = brut
    for partie in lieu:
        if isinstance(partie, int):
            yield partie
            noeud = noeud[partie] if isinstance(noeud, list) and partie < len(noeud) else None
        elif isinstance(noeud, Mapping) and partie in noeud:
            yield partie
            noeud = noeud[partie]
