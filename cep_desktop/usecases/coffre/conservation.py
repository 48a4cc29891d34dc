"""Combien de temps un dossier se garde, et ce qui peut en rester après."""

import calendar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cep_desktop.domain.dossier import Dossier

MOIS_PROPOSES = 24
"""Durée proposée à l’organisme, après le dernier contact ; son DPO la confirme ou la change.

La CNIL la recommande au secteur social et médico-social (délibération 2021-028) ; aucun texte ne
la fixe pour le conseil en évolution professionnelle.
"""

MOIS_MAXIMUM = 120


@dataclass(frozen=True, slots=True)
class DossierAPurger:
    """Un dossier dont la durée de conservation est passée ; gelé, il ne s’efface pas."""

    id: UUID
    numero: str
    personne: str
    dernier_contact: date
    echu_le: date
    est_gele: bool


@dataclass(frozen=True, slots=True)
class Statistique:
    """Ce qui reste d’un dossier anonymisé : ni nom, ni date entière, ni texte, ni identifiant."""

    annee: int
    vocabulaire: str
    accueil: str
    conseil: str
    accompagnement: str
    entretiens: int
    est_clos: bool


def dernier_contact(dossier: Dossier) -> date:
    """Rend le jour du dernier contact avec la personne elle-même."""
    volet, decision = dossier.accompagnement, dossier.accueil.decision
    dates: list[date] = [
        dossier.ouvert_le,
        *(entretien.le for entretien in dossier.entretiens if entretien.a_eu_lieu),
        *(signature.le for signature in dossier.signatures),
        *([decision.prise_le] if decision else ()),
        *([volet.clos_le] if volet.clos_le else ()),
    ]
    return max(dates)


def echeance(contact: date, mois: int) -> date:
    """Rend le jour où la conservation prend fin, `mois` mois après le dernier contact.

    Le 31 suivi d’un mois plus court donne le dernier jour de ce mois.
    """
    annees, rang = divmod(contact.month - 1 + mois, 12)
    annee, numero = contact.year + annees, rang + 1
    jour = min(contact.day, calendar.monthrange(annee, numero)[1])
    return date(annee, numero, jour)


def resumer_anonymement(dossier: Dossier) -> Statistique:
    """Rend la seule ligne qu’un dossier anonymisé laisse derrière lui."""
    parcours = dossier.parcours
    return Statistique(
        annee=dossier.ouvert_le.year,
        vocabulaire=dossier.vocabulaire,
        accueil=parcours.accueil.value,
        conseil=parcours.conseil.value,
        accompagnement=parcours.accompagnement.value,
        entretiens=sum(entretien.a_eu_lieu for entretien in dossier.entretiens),
        est_clos=dossier.accompagnement.clos_le is not None,
    )
