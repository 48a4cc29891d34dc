"""Quel geste répond à « cocher » et à « monter, descendre » dans la liste des actions."""

from datetime import date

from cep_desktop.domain.plan_action import PlanAction, StatutAction
from cep_desktop.usecases.commandes.plan_action import ChangerStatut, DeplacerAction, DeplacerEtape


def cocher(plan: PlanAction, action: str, *, le: date) -> ChangerStatut:
    """Une action ouverte devient faite ; une action finie redevient à faire."""
    est_ouverte = any(a.id == action and a.est_ouverte for _, a in plan.actions())
    return ChangerStatut(action, StatutAction.FAITE if est_ouverte else StatutAction.A_FAIRE, le)


def deplacer(plan: PlanAction, cle: str, pas: int) -> DeplacerAction | DeplacerEtape | None:
    """Monte (-1) ou descend (+1) une étape ou une action ; `None` au bout de la liste.

    Au bord d’une étape, l’action passe dans l’étape voisine.
    """
    for rang_etape, etape in enumerate(plan.etapes):
        if etape.id == cle:
            rang = rang_etape + pas
            return DeplacerEtape(cle, rang) if 0 <= rang < len(plan.etapes) else None
        cles = [action.id for action in etape.actions]
        if cle in cles:
            rang = cles.index(cle) + pas
            if 0 <= rang < len(cles):
                return DeplacerAction(cle, etape.id, rang)
            voisine = rang_etape + pas
            if not 0 <= voisine < len(plan.etapes):
                return None
            arrivee = plan.etapes[voisine]
            return DeplacerAction(cle, arrivee.id, 0 if pas > 0 else len(arrivee.actions))
    return None
