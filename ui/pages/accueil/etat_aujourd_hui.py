"""Le haut de la liste : les rendez-vous du jour, et où reprendre."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cep_desktop.domain.typographie import composer, ecrire_heure
from cep_desktop.usecases.agenda import Moment, RendezVous
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.reperes import Reperes
from ui.dates import ecrire_proche

_RECENTS = 4
_DANS_LA_JOURNEE = "dans la journée"


@dataclass(frozen=True, slots=True)
class CarteDuJour:
    """Un rendez-vous du jour ; `geste` est le mot du bouton, `phrase` dit tout."""

    dossier: UUID
    personne: str
    objet: str
    quand: str
    moment: Moment
    geste: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Raccourci:
    """Un dossier que l’on vient de quitter : son nom, et la page où l’on était."""

    dossier: UUID
    personne: str
    ou: str


@dataclass(frozen=True, slots=True)
class EtatAujourdhui:
    """Ce que montre le haut de la page ; `sans_rendez_vous` est vide s’il y en a."""

    cartes: tuple[CarteDuJour, ...]
    sans_rendez_vous: str
    reprise: Raccourci | None
    recents: tuple[Raccourci, ...]


_GESTES = {
    Moment.TERMINE: ("terminé", "Rouvrir"),
    Moment.MAINTENANT: ("maintenant", "Ouvrir"),
    Moment.A_VENIR: ("", "Préparer"),
}


def deriver(
    rendez_vous: Iterable[RendezVous],
    reperes: Reperes,
    fiches: Iterable[FicheDossier],
    pages: Mapping[str, str],
    *,
    maintenant: datetime,
    le: date,
) -> EtatAujourdhui:
    """Rend le haut de la page ; `pages` nomme chaque page d’un dossier."""
    toutes, repris = tuple(fiches), {repere.dossier for repere in reperes.derniers}
    par_id = {fiche.id: fiche for fiche in toutes if fiche.id in repris} if repris else {}
    raccourcis = tuple(
        Raccourci(repere.dossier, par_id[repere.dossier].personne, pages.get(repere.page, ""))
        for repere in reperes.derniers
        if repere.dossier in par_id
    )
    cartes = tuple(_carte(rdv, maintenant) for rdv in rendez_vous)
    return EtatAujourdhui(
        cartes=cartes,
        sans_rendez_vous="" if cartes else _sans_rendez_vous(toutes, le),
        reprise=raccourcis[0] if raccourcis else None,
        recents=raccourcis[1 : 1 + _RECENTS],
    )


def _carte(rdv: RendezVous, maintenant: datetime) -> CarteDuJour:
    moment = rdv.moment(maintenant)
    mot, geste = _GESTES[moment]
    heure = ecrire_heure(rdv.a) if rdv.a else _DANS_LA_JOURNEE
    quand = ", ".join(filter(None, (heure, mot)))
    objet = rdv.objet or "Rendez-vous"
    return CarteDuJour(
        dossier=rdv.dossier,
        personne=rdv.personne,
        objet=composer(objet),
        quand=composer(quand),
        moment=moment,
        geste=geste,
        phrase=composer(f"{geste} : {rdv.personne}, {objet}, {quand}"),
    )


def _sans_rendez_vous(fiches: Iterable[FicheDossier], le: date) -> str:
    """Dit que le jour est libre, et l’échéance la plus proche s’il y en a une."""
    suivies = [f for f in fiches if f.echeance and f.echeance >= le and not f.est_clos]
    phrase = "Pas de rendez-vous aujourd’hui."
    if suivies:
        proche = min(suivies, key=lambda fiche: fiche.echeance or date.max)
        quand = ecrire_proche(proche.echeance or le, le=le)
        phrase += f" Prochaine échéance : {proche.prochaine_etape}, {proche.personne}, {quand}."
    return composer(phrase)
