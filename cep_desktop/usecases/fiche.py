"""Ce que la liste des dossiers montre d’un dossier."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from cep_desktop.domain.avancement import Avancements

if TYPE_CHECKING:
    from cep_desktop.domain.dossier import Dossier


@dataclass(frozen=True, slots=True)
class FicheDossier:
    """Une ligne de la liste : la personne, son projet, la prochaine étape, son référent."""

    id: UUID
    numero: str
    personne: str
    projet: str
    parcours: Avancements
    vocabulaire: str
    prochaine_etape: str
    echeance: date | None
    est_en_attente: bool
    est_clos: bool
    est_fictif: bool
    referent: str


def resumer(dossier: "Dossier") -> FicheDossier:
    """Résume un dossier pour la liste."""
    plan = dossier.accompagnement.plan_action
    prochaine = plan.prochaine()
    action = prochaine[1] if prochaine else None
    projet = dossier.conseil.projet
    return FicheDossier(
        id=dossier.id,
        numero=dossier.numero,
        personne=dossier.beneficiaire.nom_complet,
        projet=projet.metier if projet else "",
        parcours=dossier.parcours.avancements,
        vocabulaire=dossier.vocabulaire,
        prochaine_etape=action.libelle if action else "",
        echeance=action.echeance.au_plus_tard if action and action.echeance else None,
        est_en_attente=bool(action and action.statut == "en_attente"),
        est_clos=dossier.accompagnement.clos_le is not None,
        est_fictif=dossier.est_fictif,
        referent=dossier.referent.nom_complet,
    )
