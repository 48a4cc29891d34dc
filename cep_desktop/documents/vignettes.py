"""Les grands pictogrammes d’une fiche facile à lire, et sa case à cocher."""

from enum import StrEnum
from functools import cache

from cep_desktop.documents.images import BLANC, MARGE, Toile, couleur
from cep_desktop.documents.svg import COTE as COTE_SVG
from cep_desktop.documents.svg import contours

COTE = 24.0
"""Côté d’un pictogramme, en millimètres."""
COTE_CASE = 11.0

_ARRONDI = 4.2
_DESSIN = 0.62
"""Part du carré que prend le dessin."""


class Ton(StrEnum):
    """Fond du pictogramme : ce par quoi l’on commence, ce qui suit, ce que l’on garde sous la main.

    La couleur ne dit rien seule : « Je commence par ça. » est aussi écrit.
    """

    SOLEIL = "soleil"
    CLAIR = "clair"
    PLEIN = "plein"


_COULEURS = {
    Ton.SOLEIL: ("sun", "sun_line", "ink"),
    Ton.CLAIR: ("", "primary", "primary_press"),
    Ton.PLEIN: ("primary", "primary", ""),
}


@cache
def vignette(nom: str, ton: Ton) -> bytes:
    """Dessine un pictogramme livré dans un carré arrondi."""
    fond, trait, encre = _COULEURS[ton]
    toile = Toile(COTE, COTE)
    toile.cadre(
        (MARGE, MARGE),
        (COTE - 2 * MARGE, COTE - 2 * MARGE),
        _ARRONDI,
        fond=couleur(fond) if fond else BLANC,
        trait=couleur(trait),
        epaisseur=0.7,
    )
    echelle = COTE * _DESSIN / COTE_SVG
    marge = COTE * (1 - _DESSIN) / 2
    toile.pochoir(
        [[(marge + x * echelle, marge + y * echelle) for x, y in c] for c in contours(nom)],
        couleur(encre) if encre else BLANC,
    )
    return toile.png()


@cache
def grande_case() -> bytes:
    """Dessine la case vide que la personne coche au stylo."""
    toile = Toile(COTE_CASE, COTE_CASE)
    cote = COTE_CASE - 2 * MARGE
    toile.cadre((MARGE, MARGE), (cote, cote), 2.2, trait=couleur("ink3"), epaisseur=0.9)
    return toile.png()
