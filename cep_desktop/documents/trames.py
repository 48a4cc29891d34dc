"""Les trames de la barre de financement : elles disent l’état d’une aide sans la couleur."""

from collections.abc import Callable
from itertools import product

from cep_desktop.documents.etat import Trame
from cep_desktop.documents.images import BLANC, MARGE, Point, Toile, couleur

PAVE = (7.0, 5.0)
"""Dimensions d’un pavé de légende, en millimètres."""

_TRAIT = 0.4
_RAYON = 1.4


def peindre(toile: Toile, trame: Trame, jeton: str, coin: Point, taille: Point) -> None:
    """Peint un rectangle (dimensions en millimètres) : la trame, puis un contour franc."""
    encre = couleur("sun_line" if trame is Trame.RESTE else jeton)
    motif = Toile(*taille)
    if trame is Trame.PLEIN:
        motif.cadre((0, 0), taille, 0, fond=encre)
    elif trame is Trame.RESTE:
        motif.cadre((0, 0), taille, 0, fond=couleur("sun"))
    elif dessin := _MOTIFS.get(trame):
        dessin(motif, encre)
    toile.coller(motif, coin, taille, _RAYON)
    toile.cadre(coin, taille, _RAYON, trait=encre, epaisseur=_TRAIT)


def pave(trame: Trame, jeton: str) -> bytes:
    """Le pavé de légende d’une part."""
    toile = Toile(*PAVE)
    taille = (PAVE[0] - 2 * MARGE, PAVE[1] - 2 * MARGE)
    peindre(toile, trame, jeton, (MARGE, MARGE), taille)
    return toile.png()


def rayer(motif: Toile, encre: str, *, pas: float = 2.3, epaisseur: float = 1.1) -> None:
    """Couvre un motif de rayures obliques (pas et épaisseur en millimètres)."""
    depart = -motif.hauteur
    while depart < motif.largeur:
        tete = depart + motif.hauteur
        pied_droit, tete_droite = depart + epaisseur, tete + epaisseur
        motif.forme(
            [(depart, motif.hauteur), (tete, 0), (tete_droite, 0), (pied_droit, motif.hauteur)],
            encre,
        )
        depart += pas


def _pointer(motif: Toile, encre: str) -> None:
    motif.cadre((0, 0), (motif.largeur, motif.hauteur), 0, fond=BLANC)
    pas, rayon = 1.7, 0.31
    colonnes, rangs = int(motif.largeur / pas) + 2, int(motif.hauteur / pas * 2) + 2
    for colonne, rang in product(range(colonnes), range(rangs)):
        decalage = pas / 2 if rang % 2 else 0
        motif.rond((colonne * pas + decalage, rang * pas / 2), rayon, encre)


_MOTIFS: dict[Trame, Callable[[Toile, str], None]] = {
    Trame.RAYE: rayer,
    Trame.POINTS: _pointer,
}
