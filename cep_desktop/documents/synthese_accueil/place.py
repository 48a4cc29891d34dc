"""La place de chaque rubrique sur la page, de la plus large à la plus serrée."""

from dataclasses import dataclass

from cep_desktop.documents.coupe import Cadre

DEMANDE = Cadre(161, 15, "Bold")
DEMANDE_LONGUE = Cadre(161, 11.5)
LIGNES_EN_GRAND = 3
"""Au-delà, la demande s’imprime en corps ordinaire."""
VALEUR = Cadre(115, 11)
PUCE = Cadre(164, 11)
ORGANISME = Cadre(51, 11, "Bold")
UTILITE = Cadre(63, 11)
CONTACT = Cadre(49, 11)
PRECISION = Cadre(49, 10)
SOUS_TITRE = Cadre(169, 13)
CHOIX = Cadre(161, 11.5, "Bold")
SUITE_TITRE = Cadre(161, 14, "Bold")
SUITE = Cadre(161, 11.5)

DISPONIBLE = 696.0
"""Hauteur du corps de la première page (points), sous l’en-tête."""


@dataclass(frozen=True, slots=True)
class Place:
    """Ce que chaque rubrique peut prendre : des lignes de texte, ou un nombre d’éléments."""

    demande: int
    note: int
    regarde: int
    ligne_regarde: int
    aides: int
    ligne_aide: int
    suite: int
    ligne_suite: int


PLACES = (
    Place(16, 6, 3, 3, 6, 4, 6, 3),
    Place(12, 4, 3, 2, 5, 3, 5, 2),
    Place(9, 3, 3, 2, 4, 3, 4, 2),
    Place(7, 3, 3, 2, 3, 2, 3, 2),
    Place(6, 3, 3, 2, 3, 2, 3, 2),
    Place(5, 3, 3, 2, 3, 2, 3, 2),
    Place(4, 3, 3, 2, 3, 2, 3, 2),
    Place(4, 2, 3, 2, 3, 2, 3, 1),
    Place(4, 2, 2, 2, 2, 2, 2, 1),
    Place(4, 2, 2, 1, 2, 1, 2, 1),
    Place(4, 1, 1, 1, 1, 1, 1, 1),
)
"""De la plus large à la plus serrée ; la première qui tient est la bonne."""
