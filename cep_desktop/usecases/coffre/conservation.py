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

EFFECTIF_MINIMAL = 5
"""En dessous, un effectif peut désigner quelqu’un."""


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
class GroupeAnonyme:
    """Ce qu’un dossier anonymisé dit encore : ni nom, ni date entière, ni texte, ni identifiant.

    Deux dossiers du même groupe ne se distinguent plus.
    """

    annee: int
    vocabulaire: str
    accueil: str
    conseil: str
    accompagnement: str
    est_clos: bool


@dataclass(frozen=True, slots=True)
class Effectif:
    """Les dossiers ouverts une année puis anonymisés ; `None` : de un à quatre, non publiés."""

    annee: int
    dossiers: int | None


def grouper(dossier: Dossier) -> GroupeAnonyme:
    """Rend le groupe où ce dossier sera compté."""
    parcours = dossier.parcours
    return GroupeAnonyme(
        annee=dossier.ouvert_le.year,
        vocabulaire=dossier.vocabulaire,
        accueil=parcours.accueil.value,
        conseil=parcours.conseil.value,
        accompagnement=parcours.accompagnement.value,
        est_clos=dossier.accompagnement.clos_le is not None,
    )


def compter(annee: int, dossiers: int) -> Effectif:
    """Rend l’effectif d’une année, tu s’il est assez petit pour désigner quelqu’un."""
    return Effectif(annee, dossiers if dossiers >= EFFECTIF_MINIMAL else None)
