"""L’agenda du jour : les rendez-vous datés et horaires des dossiers."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from cep_desktop.domain.dossier import Dossier
    from cep_desktop.domain.entretien import Entretien
    from cep_desktop.usecases.ports import Dossiers

DUREE_HABITUELLE = timedelta(minutes=60)
"""Durée supposée d’un rendez-vous dont la durée n’est pas écrite."""


class Moment(StrEnum):
    """Où l’on est par rapport à un rendez-vous du jour."""

    TERMINE = "termine"
    MAINTENANT = "maintenant"
    A_VENIR = "a_venir"


@dataclass(frozen=True, slots=True)
class RendezVous:
    """Un rendez-vous du jour ; sans heure, il est « dans la journée »."""

    dossier: UUID
    personne: str
    objet: str
    a: time | None
    fin: time | None
    a_eu_lieu: bool

    def moment(self, maintenant: datetime) -> Moment:
        """Rend où l’on est, à l’heure du poste."""
        if self.a_eu_lieu:
            return Moment.TERMINE
        heure = maintenant.astimezone().time()
        if self.a is None or heure < self.a:
            return Moment.A_VENIR
        return Moment.MAINTENANT if self.fin is None or heure < self.fin else Moment.TERMINE


def mot_du_jour(le: date) -> str:
    """Rend le mot par lequel les dossiers qui ont un rendez-vous ce jour-là se cherchent."""
    return f"rdv{le:%Y%m%d}"


def rendez_vous_du_jour(dossiers: "Dossiers", *, le: date) -> tuple[RendezVous, ...]:
    """Rend les rendez-vous d’un jour, dans l’ordre des heures, ceux sans heure à la fin.

    Ne lit que les dossiers qui en ont un. Lève `ErreurMetier` si l’un d’eux ne se lit pas.
    """
    trouves = [dossiers.lire(fiche.id).dossier for fiche in dossiers.chercher(mot_du_jour(le))]
    du_jour = [rdv for dossier in trouves for rdv in rendez_vous_du_dossier(dossier, le=le)]
    return tuple(sorted(du_jour, key=lambda rdv: (rdv.a is None, rdv.a or time.min, rdv.personne)))


def rendez_vous_du_dossier(dossier: "Dossier", *, le: date) -> tuple[RendezVous, ...]:
    """Rend les rendez-vous qu’un dossier a ce jour-là."""
    return tuple(
        RendezVous(
            dossier=dossier.id,
            personne=dossier.beneficiaire.nom_complet,
            objet=entretien.objet or (entretien.volet.libelle if entretien.volet else ""),
            a=entretien.a,
            fin=_fin(entretien),
            a_eu_lieu=entretien.a_eu_lieu,
        )
        for entretien in dossier.entretiens
        if entretien.le == le
    )


def _fin(entretien: "Entretien") -> time | None:
    """L’heure de fin, ou `None` si le rendez-vous n’a pas d’heure ou finit après minuit."""
    if entretien.a is None:
        return None
    minutes = entretien.duree_minutes
    duree = timedelta(minutes=minutes) if minutes else DUREE_HABITUELLE
    fin = datetime.combine(entretien.le, entretien.a) + duree
    return fin.time() if fin.date() == entretien.le else None
