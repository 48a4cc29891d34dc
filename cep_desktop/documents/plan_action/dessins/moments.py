"""Les moments de la frise : où ils tombent, et leur dessin."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.images import MARGE, Toile, couleur
from cep_desktop.documents.plan_action.calendrier import Forme, Moment
from cep_desktop.documents.trames import rayer

_LOSANGE = 2.95
RAYON = 2.6
"""Demi-hauteur d’un moment, en millimètres."""
LEGENDE = (7.4, 3.7)
"""Dimensions d’un pavé de légende, en millimètres."""

NOMS: dict[Forme, str] = {
    Forme.FAIT: "Fait",
    Forme.EN_COURS: "En cours",
    Forme.A_VENIR: "À venir",
    Forme.ATTENTE: "J’attends une réponse",
    Forme.LIMITE: "Date limite",
}


_PLANS = (Forme.A_VENIR, Forme.ATTENTE, Forme.EN_COURS, Forme.FAIT, Forme.LIMITE)
"""Du fond vers le dessus."""


class Echelle:
    """Place chaque jour entre deux bords (en millimètres) ; tous les mois ont la même largeur.

    `mois` est la suite des premiers jours de mois.
    """

    def __init__(self, debut: date, fin: date, gauche: float, droite: float) -> None:
        nombre = (fin.year - debut.year) * 12 + fin.month - debut.month + 1
        self._debut = debut
        self.gauche = gauche
        self.droite = droite
        self._pas = (droite - gauche) / nombre
        self.mois = tuple(_ajouter_mois(debut, rang) for rang in range(nombre))

    def x(self, jour: date) -> float:
        """Début d’un jour ; un jour hors du calendrier est ramené au bord."""
        rang = (jour.year - self._debut.year) * 12 + jour.month - self._debut.month
        part = (jour.day - 1) / monthrange(jour.year, jour.month)[1]
        return min(max(self.gauche + (rang + part) * self._pas, self.gauche), self.droite)

    def x_fin(self, jour: date) -> float:
        """Fin d’un jour."""
        journee = self._pas / monthrange(jour.year, jour.month)[1]
        return min(self.x(jour) + journee, self.droite)

    def fin_du_mois(self, mois: date) -> float:
        """Bord droit d’un mois."""
        return self.x(mois) + self._pas


@dataclass(frozen=True, slots=True)
class Trace:
    """Un moment placé sur la frise, de bord à bord (en millimètres)."""

    forme: Forme
    gauche: float
    droite: float


def placer(moments: Sequence[Moment], echelle: Echelle) -> tuple[Trace, ...]:
    """Place les moments d’une ligne, dans l’ordre où les dessiner.

    Deux moments de même forme qui se touchent n’en font qu’un : les dates exactes sont ailleurs.
    """
    traces: list[Trace] = []
    for moment in sorted(moments, key=lambda m: (_PLANS.index(m.forme), m.du)):
        trace = Trace(moment.forme, *_bords(moment, echelle))
        derniere = traces[-1] if traces else None
        if derniere and derniere.forme is trace.forme and trace.gauche <= derniere.droite:
            fin = max(derniere.droite, trace.droite)
            traces[-1] = Trace(trace.forme, derniere.gauche, fin)
        else:
            traces.append(trace)
    return tuple(traces)


def tracer(toile: Toile, trace: Trace, milieu: float) -> None:
    """Trace un moment placé, sur la ligne dont on donne le milieu."""
    if trace.forme is Forme.LIMITE:
        _losange(toile, (trace.gauche + trace.droite) / 2, milieu)
        return
    taille = (trace.droite - trace.gauche, 2 * RAYON)
    _gelule(toile, trace.forme, (trace.gauche, milieu - RAYON), taille)


def _bords(moment: Moment, echelle: Echelle) -> tuple[float, float]:
    gauche, droite = echelle.x(moment.du), echelle.x_fin(moment.au)
    if droite - gauche < 2 * RAYON:
        centre = (gauche + droite) / 2
        gauche, droite = centre - RAYON, centre + RAYON
    ecart = max(echelle.gauche - gauche, 0) - max(droite - echelle.droite, 0)
    return gauche + ecart, droite + ecart


def legende(forme: Forme) -> bytes:
    """Le pavé de légende d’une forme."""
    toile = Toile(*LEGENDE)
    if forme is Forme.LIMITE:
        _losange(toile, LEGENDE[0] / 2, LEGENDE[1] / 2, rayon=LEGENDE[1] / 2 - MARGE)
    else:
        taille = (LEGENDE[0] - 2 * MARGE, LEGENDE[1] - 2 * MARGE)
        _gelule(toile, forme, (MARGE, MARGE), taille)
    return toile.png()


def _gelule(
    toile: Toile, forme: Forme, coin: tuple[float, float], taille: tuple[float, float]
) -> None:
    rayon = taille[1] / 2
    match forme:
        case Forme.FAIT:
            toile.cadre(
                coin, taille, rayon, fond=couleur("ok_soft"), trait=couleur("ok_fill"),
                epaisseur=0.35,
            )  # fmt: skip
            x, y = coin[0] + taille[0] / 2, coin[1] + rayon
            coche = [(x - 1.2, y), (x - 0.35, y + 0.9), (x + 1.3, y - 1)]
            toile.ligne(coche, couleur("ok"), 0.5)
        case Forme.EN_COURS:
            toile.cadre(coin, taille, rayon, fond=couleur("primary"))
        case Forme.ATTENTE:
            motif = Toile(*taille)
            rayer(motif, couleur("line_strong"), pas=1.3, epaisseur=0.4)
            toile.coller(motif, coin, taille, rayon)
            toile.cadre(coin, taille, rayon, trait=couleur("line_strong"), epaisseur=0.35)
        case _:
            toile.cadre(
                coin, taille, rayon, fond=couleur("primary_soft"), trait=couleur("primary"),
                epaisseur=0.35,
            )  # fmt: skip


def _losange(toile: Toile, x: float, y: float, *, rayon: float = _LOSANGE) -> None:
    for demi, fond in ((rayon, couleur("sun_line")), (rayon - 0.5, couleur("sun"))):
        toile.forme([(x, y - demi), (x + demi, y), (x, y + demi), (x - demi, y)], fond)


def _ajouter_mois(mois: date, nombre: int) -> date:
    rang = mois.month - 1 + nombre
    return date(mois.year + rang // 12, rang % 12 + 1, 1)
