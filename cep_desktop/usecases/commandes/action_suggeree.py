"""D’un besoin ou d’un doute, faire une action du plan, en un seul geste."""

from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.pliage import plier
from cep_desktop.usecases.commandes.plan_action import AjouterAction, AjouterEtape

ETAPE = "Préparer mon projet"
OBJECTIF = "Avoir les réponses qui manquent encore"


def intitules_du_plan(dossier: Dossier) -> frozenset[str]:
    """Rend les mots pliés de toutes les actions du plan, pour `est_dans_le_plan`."""
    return frozenset(plier(a.libelle) for _, a in dossier.accompagnement.plan_action.actions())


def est_dans_le_plan(intitule: str, intitules: frozenset[str]) -> bool:
    """Vrai si une action du plan porte déjà ces mots."""
    return plier(intitule.strip()) in intitules


@dataclass(frozen=True, slots=True)
class CreerAction:
    """Ajoute une action à l’étape en cours, ou à une étape neuve s’il n’y en a pas."""

    intitule: str
    libelle: str = field(default="action créée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette action. Lève `DossierIncoherent` si elle y est déjà."""
        if est_dans_le_plan(self.intitule, intitules_du_plan(dossier)):
            raise DossierIncoherent("Cette action est déjà dans le plan.")
        etape = dossier.accompagnement.plan_action.etape_en_cours
        if etape is None:
            dossier = AjouterEtape(ETAPE, OBJECTIF).appliquer(dossier)
            etape = dossier.accompagnement.plan_action.etapes[-1]
        return AjouterAction(etape.id, self.intitule).appliquer(dossier)
