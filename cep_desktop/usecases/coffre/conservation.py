"""Ce que l’organisme décide de garder, et ce qui reste d’un dossier anonymisé."""

from dataclasses import dataclass
from uuid import UUID

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.conservation import Conservation, EtatConservation

MOIS_PROPOSES = 24
"""Durée proposée à l’organisme, après le dernier contact ; son DPO la confirme ou la change.

La CNIL la recommande au secteur social et médico-social (délibération 2021-028) ; aucun texte ne
la fixe pour le conseil en évolution professionnelle.
"""

MOIS_MAXIMUM = 120


@dataclass(frozen=True, slots=True)
class DossierEchu:
    """Un dossier dont la durée de conservation est passée ; gelé, il ne s’efface pas."""

    id: UUID
    numero: str
    personne: str
    conservation: Conservation

    @property
    def est_gele(self) -> bool:
        """Vrai si un gel le retient."""
        return self.conservation.etat is EtatConservation.GELE


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
