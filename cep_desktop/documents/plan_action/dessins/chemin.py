"""Le chemin des étapes, en couverture : où je suis, ce qui est derrière, ce qui vient."""

from collections.abc import Sequence
from math import ceil, pi, sin

from cep_desktop.documents.images import (
    BLANC,
    Graisse,
    Point,
    Toile,
    couleur,
    equilibrer,
    sait_ecrire,
)
from cep_desktop.documents.plan_action.couverture import EtatJalon, Jalon

LARGEUR = 170.0
_PAR_RANGEE = 6
_MARGE = 12.5
_LARGEUR_ETIQUETTE = 26.0
_RAYON = 4.5
_CORPS = 10.0
_INTERLIGNE = 4.5
_HAUT = 5.6
_SOUS_LE_ROND = 9.0
_JAMBAGE = 1.6
_VAGUE = 0.9
_PAS = 40
_JE_SUIS_ICI = "Je suis ici"

_Rangee = tuple[Sequence[Jalon], list[tuple[str, ...]]]
"""Des jalons côte à côte, et les lignes écrites sous chacun."""


def dessiner_chemin(jalons: Sequence[Jalon]) -> tuple[bytes, float]:
    """Rend l’image et sa hauteur en millimètres ; au moins un jalon."""
    rangees = _rangees(jalons)
    toile = Toile(LARGEUR, mesurer_chemin(jalons))
    haut = 0.0
    for suite, lignes in rangees:
        _rangee(toile, suite, lignes, haut=haut, pas=_pas(rangees))
        haut += _hauteur(lignes)
    return toile.png(), toile.hauteur


def mesurer_chemin(jalons: Sequence[Jalon]) -> float:
    """Hauteur du dessin, en millimètres."""
    return sum(_hauteur(lignes) for _, lignes in _rangees(jalons))


def decrire_chemin(jalons: Sequence[Jalon]) -> str:
    """Dit le chemin à qui ne le voit pas."""
    ou = {
        EtatJalon.PASSE: " (derrière moi)",
        EtatJalon.ICI: " (je suis ici)",
        EtatJalon.A_VENIR: "",
    }
    etapes = "\u202f; ".join(f"{j.numero}. {j.titre}{ou[j.etat]}" for j in jalons)
    return f"Mon chemin en étapes\u00a0: {etapes}."


def _rangees(jalons: Sequence[Jalon]) -> list[_Rangee]:
    par_rangee = ceil(len(jalons) / ceil(len(jalons) / _PAR_RANGEE))
    place = min(_ecart(par_rangee), _LARGEUR_ETIQUETTE) - 1
    suites = (jalons[i : i + par_rangee] for i in range(0, len(jalons), par_rangee))
    return [(suite, [_lignes(jalon, place) for jalon in suite]) for suite in suites]


def _pas(rangees: Sequence[_Rangee]) -> float:
    return _ecart(len(rangees[0][0]))


def _ecart(par_rangee: int) -> float:
    return (LARGEUR - 2 * _MARGE) / max(par_rangee - 1, 1)


def _hauteur(etiquettes: Sequence[Sequence[str]]) -> float:
    lignes = max(map(len, etiquettes))
    return _HAUT + _SOUS_LE_ROND + _INTERLIGNE * (lignes - 1) + _JAMBAGE


def _graisse(jalon: Jalon) -> Graisse:
    return "Bold" if jalon.etat is EtatJalon.ICI else "Medium"


def _lignes(jalon: Jalon, largeur: float) -> tuple[str, ...]:
    titre = jalon.titre if sait_ecrire(jalon.titre) else f"Étape {jalon.numero}"
    lignes = equilibrer(titre, largeur, _CORPS, _graisse(jalon))[:4]
    return (*lignes, _JE_SUIS_ICI) if jalon.etat is EtatJalon.ICI else lignes


def _rangee(
    toile: Toile,
    jalons: Sequence[Jalon],
    etiquettes: Sequence[Sequence[str]],
    *,
    haut: float,
    pas: float,
) -> None:
    centres = [(_MARGE + rang * pas, _onde(rang, haut)) for rang in range(len(jalons))]
    for depart, arrivee, jalon in zip(centres, centres[1:], jalons[1:], strict=False):
        est_parcouru = jalon.etat is not EtatJalon.A_VENIR
        trait = couleur("primary" if est_parcouru else "primary_line")
        toile.ligne(_courbe(depart, arrivee), trait, 1.4 if est_parcouru else 1.1)
    for jalon, centre, lignes in zip(jalons, centres, etiquettes, strict=True):
        _rond(toile, jalon, centre)
        x, y = centre[0], haut + _HAUT + _SOUS_LE_ROND
        for rang, ligne in enumerate(lignes):
            est_ici = jalon.etat is EtatJalon.ICI and rang == len(lignes) - 1
            toile.texte(
                (x, y + rang * _INTERLIGNE),
                ligne,
                _CORPS,
                couleur("sun_ink" if est_ici else "ink"),
                graisse="SemiBold" if est_ici else _graisse(jalon),
                ancre="ms",
            )


def _onde(rang: int, haut: float) -> float:
    return haut + _HAUT + (_VAGUE if rang % 2 == 0 else -_VAGUE)


def _courbe(depart: Point, arrivee: Point) -> list[Point]:
    (x0, y0), (x1, y1) = depart, arrivee
    return [
        (x0 + (x1 - x0) * t / _PAS, y0 + (y1 - y0) * (1 + sin(pi * (t / _PAS - 0.5))) / 2)
        for t in range(_PAS + 1)
    ]


def _rond(toile: Toile, jalon: Jalon, centre: Point) -> None:
    encre = couleur("primary")
    fond, epaisseur, chiffre = {
        EtatJalon.PASSE: (encre, 0.0, BLANC),
        EtatJalon.ICI: (couleur("sun"), 0.9, couleur("ink")),
        EtatJalon.A_VENIR: (BLANC, 0.55, encre),
    }[jalon.etat]
    toile.rond(centre, _RAYON, fond, encre, epaisseur)
    toile.texte(centre, str(jalon.numero), 12.5, chiffre, graisse="Bold", ancre="mm")
