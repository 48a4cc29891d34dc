"""Ce que dit le classeur « plan de financement », sans savoir comment il s’écrit."""

from dataclasses import dataclass, replace
from datetime import date

from cep_desktop.documents.plan_financement import restriction
from cep_desktop.documents.plan_financement.parties import (
    couverture,
    demarches,
    depenses,
    financements,
    reperes,
    retour,
    synthese,
    tresorerie,
)
from cep_desktop.documents.plan_financement.parties.discretion import Discretion
from cep_desktop.domain.dossier import Dossier

FORMAT = 1
"""Version de ce que dit le classeur ; elle change avec le sens ou la place d’une donnée."""


@dataclass(frozen=True, slots=True)
class ContenuPlanFinancement:
    """Le classeur entier, feuille par feuille."""

    reperes: reperes.Reperes
    synthese: synthese.Synthese
    depenses: tuple[depenses.LigneDepense, ...]
    couverture: couverture.Couverture
    financements: tuple[financements.LigneFinancement, ...]
    tresorerie: tresorerie.Tresorerie
    demarches: tuple[demarches.LigneDemarche, ...]
    retour: retour.Retour
    format: int = FORMAT


def composer(dossier: Dossier, *, le: date, organisme: str | None = None) -> ContenuPlanFinancement:
    """Compose le classeur d’un dossier partageable, tel qu’il est le jour `le`.

    Pour un `organisme`, seules ses demandes sont détaillées ; les autres tiennent en une somme.
    Les notes privées, les échanges, les coordonnées de la personne et son nom n’y entrent jamais.
    """
    if organisme is not None:
        dossier = restriction.pour_un_financeur(dossier, organisme)
    plan = dossier.accompagnement.plan_financement
    qui_couvre_quoi = couverture.couvrir(dossier)
    contenu = ContenuPlanFinancement(
        reperes=reperes.reperer(dossier, le=le),
        synthese=synthese.resumer(dossier),
        depenses=depenses.lister(dossier),
        couverture=qui_couvre_quoi,
        financements=financements.lister(dossier),
        tresorerie=tresorerie.prevoir(plan, controle=qui_couvre_quoi.controle),
        demarches=demarches.recenser(dossier, le=le, organisme=organisme),
        retour=retour.attendre(dossier),
    )
    discret = Discretion(dossier.beneficiaire).appliquer(contenu)
    courriel = contenu.reperes.courriel
    return replace(discret, reperes=replace(discret.reperes, courriel=courriel))
