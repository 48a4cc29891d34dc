"""Ce qui change d’une version du plan à l’autre, avec les mots du plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from cep_desktop.documents.etat import Etat, Signe
from cep_desktop.documents.typographie import (
    majuscule,
    minuscule,
    periode_en_jours,
    ponctuer,
    quand_court,
)
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Financement
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.montant import connu
from cep_desktop.domain.plan_action import Action, Etape
from cep_desktop.domain.typographie import composer

RIEN, RETIREE = "Rien", "Retirée"
_AJOUT, _CHANGE, _RETRAIT = Signe.EN_PLUS, Signe.CHANGE, Signe.RETIRE


@dataclass(frozen=True, slots=True)
class LigneDifference:
    """Une différence : sa nature, son objet, avant, maintenant, et pourquoi."""

    nature: Etat
    objet: str
    avant: str
    maintenant: str
    pourquoi: str


T = TypeVar("T", Etape, Action, Financement, ParcoursFormation)


def comparer(avant: Dossier, apres: Dossier) -> tuple[LigneDifference, ...]:
    """Les différences du plan, dans l’ordre de ses rubriques ; rien de privé n’y entre."""
    hier, aujourd_hui = avant.partageable(), apres.partageable()
    plan_hier, plan = hier.accompagnement, aujourd_hui.accompagnement
    return (
        *_projet(hier, aujourd_hui),
        *_etapes(plan_hier, plan),
        *_actions(plan_hier, plan),
        *_formations(plan_hier, plan),
        *_financements(plan_hier, plan),
    )


def _projet(avant: Dossier, apres: Dossier) -> Iterator[LigneDifference]:
    hier = composer(avant.conseil.projet.enonce) if avant.conseil.projet else RIEN
    maintenant = composer(apres.conseil.projet.enonce) if apres.conseil.projet else RIEN
    if hier != maintenant:
        yield LigneDifference(
            Etat(_CHANGE, "Projet changé"), "Mon projet", hier, maintenant, _sans_raison()
        )


def _etapes(avant: Accompagnement, apres: Accompagnement) -> Iterator[LigneDifference]:
    def dire(etape: Etape) -> str:
        quand = (
            quand_court(etape.echeance, repere=etape.echeance.au_plus_tot)
            if (etape.echeance)
            else "date à fixer"
        )
        return f"{composer(etape.objectif)}, {quand}"

    yield from _suite(
        avant.plan_action.etapes,
        apres.plan_action.etapes,
        genre="Étape",
        nom=lambda e: composer(e.titre),
        dire=dire,
        pourquoi=lambda _: _sans_raison(),
    )


def _actions(avant: Accompagnement, apres: Accompagnement) -> Iterator[LigneDifference]:
    def dire(action: Action) -> str:
        if action.faite_le is not None:
            return "Fait"
        quand = (
            quand_court(action.echeance, repere=action.echeance.au_plus_tot)
            if (action.echeance)
            else "date à fixer"
        )
        return majuscule(quand)

    yield from _suite(
        tuple(a for _, a in avant.plan_action.actions()),
        tuple(a for _, a in apres.plan_action.actions()),
        genre="Action",
        nom=lambda a: composer(a.libelle),
        dire=dire,
        pourquoi=lambda a: ponctuer(composer(a.raison_echeance or a.commentaire)),
    )


def _formations(avant: Accompagnement, apres: Accompagnement) -> Iterator[LigneDifference]:
    def dire(formation: ParcoursFormation) -> str:
        periode = formation.periode
        dates = periode_en_jours(periode.du, periode.au) if periode else "dates à fixer"
        return f"{composer(formation.organisme.nom)}, {dates}"

    yield from _suite(
        avant.formations,
        apres.formations,
        genre="Formation",
        nom=lambda f: composer(f.intitule),
        dire=dire,
        pourquoi=lambda _: _sans_raison(),
    )


def _financements(avant: Accompagnement, apres: Accompagnement) -> Iterator[LigneDifference]:
    def dire(aide: Financement) -> str:
        montant = aide.accorde if aide.accorde is not None else connu(aide.demande)
        combien = "montant inconnu" if montant is None else str(montant)
        return f"{aide.statut.libelle}, {combien}"

    yield from _suite(
        avant.plan_financement.financements,
        apres.plan_financement.financements,
        genre="Aide",
        nom=lambda f: f"{composer(f.financeur)}, {minuscule(composer(f.libelle))}",
        dire=dire,
        pourquoi=lambda f: ponctuer(composer(getattr(f.decision, "motif", "") or f.commentaire)),
    )


def _suite(
    avant: tuple[T, ...],
    apres: tuple[T, ...],
    *,
    genre: str,
    nom: Callable[[T], str],
    dire: Callable[[T], str],
    pourquoi: Callable[[T], str],
) -> Iterator[LigneDifference]:
    anciens = {element.id: element for element in avant}
    for element in apres:
        ancien = anciens.pop(element.id, None)
        raison = pourquoi(element) or _sans_raison()
        if ancien is None:
            yield LigneDifference(
                Etat(_AJOUT, f"{genre} ajoutée"), nom(element), RIEN, dire(element), raison
            )
        elif (dire(ancien), nom(ancien)) != (dire(element), nom(element)):
            hier = dire(ancien) if nom(ancien) == nom(element) else nom(ancien)
            yield LigneDifference(
                Etat(_CHANGE, f"{genre} changée"), nom(element), hier, dire(element), raison
            )
    for element in anciens.values():
        yield LigneDifference(
            Etat(_RETRAIT, f"{genre} retirée"), nom(element), dire(element), RETIREE, _sans_raison()
        )


def _sans_raison() -> str:
    return "–"
