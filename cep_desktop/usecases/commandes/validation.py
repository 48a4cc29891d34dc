"""« Validé ensemble » : posé à une date, il retombe quand l’élément change."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from cep_desktop.domain.autonomie import FaconAvancer
from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.competence import Competence, MetierVise
from cep_desktop.domain.plan_action import Action, Etape
from cep_desktop.domain.projet import Piste, Projet
from cep_desktop.domain.strategie import Chemin, Strategie

Element = TypeVar(
    "Element", FaconAvancer, Etape, Action, Competence, MetierVise, Piste, Projet, Chemin, Strategie
)


def a_revalider(element: Element, champs: Mapping[str, object]) -> Element:
    """Change des champs ; ce qui a changé sans la personne n’est plus « validé ensemble »."""
    nouveau = element.avec(**champs)
    if nouveau == element or "co_construction" in champs:
        return nouveau
    return nouveau.avec(co_construction=retomber(nouveau.co_construction))


def valider(element: Element, le: date | None) -> Element:
    """Pose « validé ensemble » à cette date, ou le retire si elle est `None`."""
    trace = element.co_construction.avec(valide_ensemble_le=le)
    return element.avec(co_construction=trace)


def retomber(trace: CoConstruction) -> CoConstruction:
    """Rend la trace à valider de nouveau."""
    return trace.avec(valide_ensemble_le=None)


def nommer_validation(quoi: str, le: date | None) -> str:
    """« compétence validée ensemble », ou « validation retirée », pour « Annuler : … »."""
    return quoi if le else "validation retirée"
