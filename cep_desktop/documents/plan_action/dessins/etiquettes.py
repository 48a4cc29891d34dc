"""Où écrire, sur la frise, le nom de la chose à faire : à côté d’elle, jamais sur autre chose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cep_desktop.documents.images import mesurer, sait_ecrire
from cep_desktop.documents.plan_action.calendrier import Forme, LigneFrise
from cep_desktop.documents.plan_action.dessins.moments import Echelle, Trace

CORPS = 9.5
"""Corps des étiquettes, en points."""
_ECART = 1.6
_MARGE_INTERNE = 3.0
_BARRE_LONGUE = 40.0


@dataclass(frozen=True, slots=True)
class Etiquette:
    """Un texte et son bord gauche (en millimètres), posé sur le fond ou dans une barre."""

    texte: str
    gauche: float
    est_dans_une_barre: bool = False

    @property
    def largeur(self) -> float:
        """Largeur écrite, en millimètres."""
        return _mesurer(self.texte)


@dataclass(frozen=True, slots=True)
class _Vide:
    """Un intervalle libre, et le côté où le texte doit s’appuyer."""

    gauche: float
    droite: float
    est_a_droite: bool


def etiqueter(
    ligne: LigneFrise, traces: Sequence[Trace], echelle: Echelle, *, barrage: float
) -> Etiquette | None:
    """Rend l’étiquette la plus complète qui tient près de son moment ; `None` si aucune ne tient.

    `barrage` est la place du trait d’aujourd’hui, que le texte ne traverse jamais.
    """
    if ligne.ancre is None or not traces:
        return None
    point = (echelle.x(ligne.ancre) + echelle.x_fin(ligne.ancre)) / 2
    visees = [trace for trace in traces if trace.gauche <= point <= trace.droite]
    if not visees:
        return None
    barre = max(visees, key=lambda t: t.droite - t.gauche)
    est_longue = barre.forme is Forme.A_VENIR and barre.droite - barre.gauche >= _BARRE_LONGUE
    vides = tuple(_vides(traces, barre, echelle, barrage))
    for texte in _candidates(ligne.etiquettes, la_date_d_abord=est_longue):
        largeur = _mesurer(texte)
        for vide in vides:
            if vide.droite - vide.gauche >= largeur:
                return Etiquette(texte, vide.gauche if vide.est_a_droite else vide.droite - largeur)
        if est_longue and barre.droite - barre.gauche >= largeur + 2 * _MARGE_INTERNE:
            return Etiquette(texte, barre.gauche + _MARGE_INTERNE, est_dans_une_barre=True)
    return None


def _candidates(etiquettes: Sequence[str], *, la_date_d_abord: bool) -> list[str]:
    """Complète, puis la date et la chose à faire, dans l’ordre le plus utile à côté du dessin."""
    complete, *reste = etiquettes
    suite = reste if la_date_d_abord else reste[::-1]
    return [texte for texte in (complete, *suite) if sait_ecrire(texte)]


def _vides(
    traces: Sequence[Trace], barre: Trace, echelle: Echelle, barrage: float
) -> Iterator[_Vide]:
    gauche, droite = _groupe(traces, barre)
    bord_droit = min((t.gauche for t in traces if t.gauche > droite), default=None)
    bord_gauche = max((t.droite for t in traces if t.droite < gauche), default=None)
    yield _Vide(
        gauche=max(droite, barrage if barrage > droite else 0) + _ECART,
        droite=echelle.droite if bord_droit is None else bord_droit - _ECART,
        est_a_droite=True,
    )
    debut = echelle.gauche if bord_gauche is None else bord_gauche + _ECART
    yield _Vide(
        gauche=max(debut, barrage + _ECART if barrage < gauche else 0),
        droite=gauche - _ECART,
        est_a_droite=False,
    )


def _groupe(traces: Sequence[Trace], barre: Trace) -> tuple[float, float]:
    """Bords de l’ensemble des moments qui se touchent autour d’une barre."""
    gauche, droite = barre.gauche, barre.droite
    for trace in sorted(traces, key=lambda t: t.gauche):
        if trace.gauche <= droite and trace.droite >= droite:
            droite = trace.droite
    for trace in sorted(traces, key=lambda t: t.droite, reverse=True):
        if trace.droite >= gauche and trace.gauche <= gauche:
            gauche = trace.gauche
    return gauche, droite


def _mesurer(texte: str) -> float:
    return mesurer(texte, CORPS, "SemiBold")
