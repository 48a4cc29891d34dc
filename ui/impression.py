"""Imprimer les pages d’un papier, une par une, hors du fil de l’écran."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QImage

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.apercevoir import POUR_L_IMPRIMANTE, Apercu
from ui.dessin import image


class ImpressionImpossible(ErreurMetier):
    """L’imprimante ne prend pas ce papier."""

    def __init__(self) -> None:
        super().__init__(
            "L’imprimante n’a pas pris ce papier.",
            remede="Vérifiez qu’elle est allumée, puis recommencez.",
        )


class Imprimante(Protocol):
    """Une imprimante choisie, et les pages que la personne veut."""

    def pages(self, nombre: int) -> range:
        """Le rang de chaque page à imprimer, parmi `nombre` pages ; la première est 0."""
        ...

    def poser(self, page: QImage) -> None:
        """Imprime une page, entière et sans la déformer. Lève `ImpressionImpossible`."""
        ...

    def finir(self) -> None:
        """Remet tout à l’imprimante."""
        ...

    def abandonner(self) -> None:
        """Renonce : l’imprimante oublie ce qu’elle peut encore oublier."""
        ...


def imprimer(apercu: Apercu, imprimante: Imprimante, *, dire: Callable[[str], None]) -> None:
    """Imprime les pages voulues ; ce que `dire` lève abandonne l’impression, entre deux pages."""
    rangs = imprimante.pages(len(apercu.pages))
    try:
        for fait, rang in enumerate(rangs, 1):
            dire(composer(f"Impression : page {fait} sur {len(rangs)}…"))
            dessin = apercu.dessiner(rang, points_par_pouce=POUR_L_IMPRIMANTE)
            imprimante.poser(image(dessin))
    except BaseException:
        imprimante.abandonner()
        raise
    imprimante.finir()
