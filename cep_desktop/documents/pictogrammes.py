"""Les petits signes des papiers : états, pastilles numérotées, cases à cocher."""

from collections.abc import Callable
from functools import cache

from cep_desktop.documents.etat import Signe
from cep_desktop.documents.images import BLANC, MARGE, Toile, couleur

COTE_ETAT = 3.7
"""Côté d’un pictogramme d’état, en millimètres : plus petit que l’ascendante d’un texte 11 pt."""
COTE_PASTILLE = 5.8
COTE_CASE = 3.7

_CENTRE = (COTE_ETAT / 2, COTE_ETAT / 2)
_RAYON = COTE_ETAT / 2 - MARGE
_TRAIT = 0.42


@cache
def etat(signe: Signe) -> bytes:
    """Dessine le pictogramme d’un état."""
    toile = Toile(COTE_ETAT, COTE_ETAT)
    _DESSINS[signe](toile)
    return toile.png()


@cache
def pastille(numero: int) -> bytes:
    """Dessine le numéro d’une étape dans un disque."""
    toile = Toile(COTE_PASTILLE, COTE_PASTILLE)
    milieu = COTE_PASTILLE / 2
    toile.rond((milieu, milieu), milieu - MARGE, couleur("primary"))
    corps = 10 if numero < 10 else 8 if numero < 100 else 6  # noqa: PLR2004
    toile.texte((milieu, milieu), str(numero), corps, BLANC, graisse="Bold", ancre="mm")
    return toile.png()


@cache
def case(*, est_cochee: bool) -> bytes:
    """Dessine une case à cocher, cochée ou vide."""
    toile = Toile(COTE_CASE, COTE_CASE)
    cote = COTE_CASE - 2 * MARGE
    toile.cadre(
        (MARGE, MARGE), (cote, cote), 0.7, fond=BLANC, trait=couleur("primary"), epaisseur=0.4
    )
    if est_cochee:
        toile.ligne([(0.95, 1.95), (1.6, 2.6), (2.8, 1.2)], couleur("primary"), 0.5)
    return toile.png()


def _fait(toile: Toile) -> None:
    toile.rond(_CENTRE, _RAYON, couleur("ok_fill"))
    toile.ligne([(1.1, 1.95), (1.65, 2.5), (2.65, 1.35)], BLANC, 0.45)


def _en_cours(toile: Toile) -> None:
    toile.rond(_CENTRE, _RAYON, BLANC, couleur("primary"), _TRAIT)
    toile.demi_rond(_CENTRE, _RAYON * 0.66, couleur("primary"))


def _a_faire(toile: Toile) -> None:
    toile.rond(_CENTRE, _RAYON, BLANC, couleur("line_strong"), _TRAIT)


def _en_attente(toile: Toile) -> None:
    toile.rond(_CENTRE, _RAYON, BLANC, couleur("line_strong"), _TRAIT)
    toile.ligne([(1.8, 0.95), (1.8, 1.9), (2.5, 2.3)], couleur("line_strong"), 0.36)


def _refuse(toile: Toile) -> None:
    toile.rond(_CENTRE, _RAYON, BLANC, couleur("bad"), _TRAIT)
    toile.ligne([(1.3, 1.3), (2.4, 2.4)], couleur("bad"), 0.4)
    toile.ligne([(1.3, 2.4), (2.4, 1.3)], couleur("bad"), 0.4)


def _abandonne(toile: Toile) -> None:
    toile.rond(_CENTRE, _RAYON, BLANC, couleur("ink3"), _TRAIT)
    toile.ligne([(1.15, 1.85), (2.55, 1.85)], couleur("ink3"), 0.4)


def _en_plus(toile: Toile) -> None:
    toile.rond(_CENTRE, _RAYON, BLANC, couleur("primary"), _TRAIT)
    toile.ligne([(1.15, 1.85), (2.55, 1.85)], couleur("primary"), 0.4)
    toile.ligne([(1.85, 1.15), (1.85, 2.55)], couleur("primary"), 0.4)


def _change(toile: Toile) -> None:
    encre = couleur("primary")
    for hauteur, sens in ((1.25, 1), (2.45, -1)):
        milieu = COTE_ETAT / 2
        bout = milieu + sens * 1.45
        toile.ligne([(milieu - sens * 1.45, hauteur), (bout, hauteur)], encre, _TRAIT)
        pointe = bout - sens * 0.55
        toile.ligne(
            [(pointe, hauteur - 0.5), (bout, hauteur), (pointe, hauteur + 0.5)], encre, _TRAIT
        )


def _retire(toile: Toile) -> None:
    encre = couleur("bad")
    toile.rond(_CENTRE, _RAYON, BLANC, encre, _TRAIT)
    toile.ligne([(1.15, 1.85), (2.55, 1.85)], encre, 0.4)


_DESSINS: dict[Signe, Callable[[Toile], None]] = {
    Signe.FAIT: _fait,
    Signe.EN_COURS: _en_cours,
    Signe.A_FAIRE: _a_faire,
    Signe.EN_ATTENTE: _en_attente,
    Signe.REFUSE: _refuse,
    Signe.ABANDONNE: _abandonne,
    Signe.EN_PLUS: _en_plus,
    Signe.CHANGE: _change,
    Signe.RETIRE: _retire,
}
