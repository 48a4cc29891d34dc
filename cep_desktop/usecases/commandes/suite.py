"""Changer un élément d’une suite figée, le retrouver, lui donner une clé neuve."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.erreurs import ElementIntrouvable


class AUneCle(Protocol):
    """Élément d’un dossier qui porte une clé."""

    @property
    def id(self) -> str:
        """La clé."""
        ...


Element = TypeVar("Element", bound=AUneCle)

_DISPARU = "Cet élément n’est plus dans le dossier."


def trouver(suite: Iterable[Element], cle: str) -> Element:
    """Rend l’élément de cette clé. Lève `ElementIntrouvable`."""
    for element in suite:
        if element.id == cle:
            return element
    raise ElementIntrouvable(_DISPARU, remede="Fermez la fiche puis rouvrez-la.")


def changer(
    suite: tuple[Element, ...], cle: str, changement: Callable[[Element], Element]
) -> tuple[Element, ...]:
    """Rend la suite où l’élément de cette clé est changé. Lève `ElementIntrouvable`."""
    trouver(suite, cle)
    return tuple(changement(e) if e.id == cle else e for e in suite)


def retirer(suite: tuple[Element, ...], cle: str) -> tuple[Element, ...]:
    """Rend la suite sans l’élément de cette clé. Lève `ElementIntrouvable`."""
    trouver(suite, cle)
    return tuple(e for e in suite if e.id != cle)


def inserer(suite: tuple[Element, ...], element: Element, rang: int) -> tuple[Element, ...]:
    """Rend la suite où `element` est placé à ce rang (0 = premier), bornes respectées."""
    rang = max(0, min(rang, len(suite)))
    return (*suite[:rang], element, *suite[rang:])


def cle_neuve(prefixe: str, volet: Accompagnement) -> str:
    """Rend la clé qui suit la plus grande jamais employée : « A15 » après « A14 »."""
    return cle_suivante(prefixe, (*volet.cles, *volet.cles_retirees))


def cle_suivante(prefixe: str, prises: Iterable[str]) -> str:
    """Rend la clé qui suit la plus grande de celles-ci, pour ce qui ne s’efface jamais."""
    numeros = [
        int(cle.removeprefix(prefixe))
        for cle in prises
        if cle.startswith(prefixe) and cle.removeprefix(prefixe).isdecimal()
    ]
    return f"{prefixe}{max(numeros, default=0) + 1}"
