"""Ce que montre la page du bilan, calculé sans écran."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.bilan import EvaluationService, MomentEvaluation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.plan_action import Etape, StatutAction
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.jours import UniteDelai, decaler
from ui.fiches import LigneFiche


@dataclass(frozen=True, slots=True)
class EtatBilan:
    """Toute la page ; `rappel` dit quand demander l’avis de la personne."""

    sous_titre: str
    etapes: tuple[LigneFiche, ...]
    reste: str
    bilan: str
    est_clos: bool
    empechement: str
    rappel: str
    moment: MomentEvaluation
    evaluations: tuple[LigneFiche, ...]


def deriver(dossier: Dossier, *, le: date) -> EtatBilan:
    """Rend où en est chaque étape, ce qui reste ouvert, et les avis déjà donnés."""
    volet = dossier.accompagnement
    actions = [action for _, action in volet.plan_action.actions()]
    ouvertes = sum(action.est_ouverte for action in actions)
    faites = sum(action.statut is StatutAction.FAITE for action in actions)
    pluriel = "s" if ouvertes > 1 else ""
    reste = f"{ouvertes} action{pluriel} encore ouverte{pluriel}." if ouvertes else ""
    moments = {e.moment for e in volet.evaluations}
    moment = MomentEvaluation.FIN
    if MomentEvaluation.FIN in moments and volet.clos_le is not None:
        moment = MomentEvaluation.SIX_MOIS
    bilan = volet.bilan
    return EtatBilan(
        sous_titre=composer(
            f"Dossier clos le {ecrire_date(volet.clos_le)}"
            if volet.clos_le
            else f"{faites} action{_s(faites)} faite{_s(faites)} sur {len(actions)}"
        ),
        etapes=tuple(map(_etape, volet.plan_action.etapes)),
        reste=composer(reste),
        bilan=composer(f"{bilan.atteinte.libelle}, le {ecrire_date(bilan.le)}") if bilan else "",
        est_clos=volet.clos_le is not None,
        empechement="" if bilan else "Faites d’abord le bilan avec la personne.",
        rappel=composer(_rappel(volet.clos_le, moments, le)),
        moment=moment,
        evaluations=tuple(_evaluations(volet.evaluations)),
    )


def _s(nombre: int) -> str:
    return "s" if nombre > 1 else ""


def _etape(etape: Etape) -> LigneFiche:
    faites = sum(a.statut is StatutAction.FAITE for a in etape.actions)
    abandonnees = sum(a.statut is StatutAction.ABANDONNEE for a in etape.actions)
    suite = f", {abandonnees} abandonnée{_s(abandonnees)}" if abandonnees else ""
    est_finie = etape.est_finie
    return LigneFiche(
        cle=etape.id,
        titre=composer(etape.titre),
        phrase=composer(etape.objectif),
        valeur=f"{faites} sur {len(etape.actions)}",
        mot="Finie" if est_finie else "En cours",
        ton="ok" if est_finie else "action",
        picto="check-circle-fill" if est_finie else "hourglass-medium-bold",
        details=(composer(f"{faites} faite{_s(faites)}{suite}"),),
    )


def _rappel(clos_le: date | None, faits: set[MomentEvaluation], le: date) -> str:
    if clos_le is None:
        return ""
    six_mois = decaler(clos_le, 6, UniteDelai.MOIS)
    if MomentEvaluation.FIN not in faits:
        return "Demandez maintenant l’avis de la personne."
    if MomentEvaluation.SIX_MOIS in faits:
        return ""
    if six_mois <= le:
        return "Six mois ont passé : demandez de nouveau l’avis de la personne."
    return f"L’avis à six mois se demandera le {ecrire_date(six_mois)}."


def _evaluations(evaluations: tuple[EvaluationService, ...]) -> Iterator[LigneFiche]:
    for evaluation in evaluations:
        notes = (("Utile", evaluation.utilite), ("Satisfait", evaluation.satisfaction))
        dites = ", ".join(f"{mot} : {note} sur 5" for mot, note in notes if note is not None)
        paroles = f"« {evaluation.paroles} »" if evaluation.paroles else ""
        yield LigneFiche(
            cle=evaluation.id,
            titre=composer(f"{evaluation.moment.libelle}, le {ecrire_date(evaluation.le)}"),
            phrase=composer(dites or "Sans note"),
            details=(composer(paroles),) if paroles else (),
            image="star",
        )
