"""Quel geste répond à « cocher », à « monter, descendre » et à « glisser » dans la liste."""

from datetime import date

from cep_desktop.domain.plan_action import Etape, PlanAction, StatutAction
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


def poser(
    plan: PlanAction, cle: str, cible: str, *, dessous: bool
) -> DeplacerAction | DeplacerEtape | None:
    """Pose une étape ou une action au-dessus ou au-dessous d’une autre ligne.

    `None` si rien ne bouge. Une action posée sur le titre d’une étape passe en tête de celle-ci ;
    au-dessus du titre, à la fin de la précédente.
    """
    if cle == cible:
        return None
    if any(etape.id == cle for etape in plan.etapes):
        return _poser_etape(plan, cle, cible, dessous=dessous)
    depart = next((e for e in plan.etapes if any(a.id == cle for a in e.actions)), None)
    arrivee = _arrivee(plan, cle, cible, dessous=dessous)
    if depart is None or arrivee is None:
        return None
    etape, rang = arrivee
    est_la = etape is depart and [a.id for a in depart.actions].index(cle) == rang
    return None if est_la else DeplacerAction(cle, etape.id, rang)


def _poser_etape(plan: PlanAction, cle: str, cible: str, *, dessous: bool) -> DeplacerEtape | None:
    """Une ligne d’action désigne son étape : on pose alors dessous."""
    cles = [etape.id for etape in plan.etapes]
    porteuse = next((e.id for e in plan.etapes if any(a.id == cible for a in e.actions)), None)
    voisine = porteuse or cible
    if voisine == cle or voisine not in cles:
        return None
    autres = [c for c in cles if c != cle]
    rang = autres.index(voisine) + (dessous or porteuse is not None)
    return None if rang == cles.index(cle) else DeplacerEtape(cle, rang)


def _arrivee(plan: PlanAction, cle: str, cible: str, *, dessous: bool) -> tuple[Etape, int] | None:
    precedente: Etape | None = None
    for etape in plan.etapes:
        autres = [action.id for action in etape.actions if action.id != cle]
        if etape.id == cible:
            if dessous or precedente is None:
                return etape, 0
            return precedente, sum(action.id != cle for action in precedente.actions)
        if cible in autres:
            return etape, autres.index(cible) + dessous
        precedente = etape
    return None
