"""Quand l’argent manque : ce qu’il faut dire à l’organisme, prêt à écrire.

Source : arrêté du 16 juillet 2014, § 2.3 : le conseiller « alerte au sein de son organisme […] en
cas de défaut ou d’insuffisance de financement ».
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Accord,
    Assurance,
    Decision,
    Financement,
    Refus,
    StatutFinancement,
)
from cep_desktop.domain.montant import ZERO, Montant, Total, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.alternatives import AUTOFINANCEMENT, Secours, secourir
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.rules.explication import enumerer


@dataclass(frozen=True, slots=True)
class SommeDemandee:
    """Ce qui a été demandé à un financeur et ce qu’il a répondu ; `None` : inconnu, ou pas encore.

    `manque` est ce que la réponse ne donne pas : toute la demande après un refus, l’écart après un
    accord partiel, zéro sinon.
    """

    financeur: str
    dispositif: str
    demande: Montant | None
    accorde: Montant | None
    statut: StatutFinancement
    motif: str
    repondu_le: date | None
    manque: Montant | None


@dataclass(frozen=True, slots=True)
class BesoinAlerte:
    """Un défaut ou une insuffisance de financement.

    `manque` est ce que personne ne paie : au-delà de la capacité de la personne, ou ce que les
    réponses reçues laissent sans payeur. `manque_possible` est ce qui manquerait si aucune réponse
    attendue n’était favorable. `demande` est ce que l’on attend de l’organisme.
    """

    projet: str
    cout: Total
    sommes: tuple[SommeDemandee, ...]
    manque: Total
    manque_possible: Montant
    capacite: Montant | None
    reponse_avant_le: date | None
    raisons: tuple[str, ...]
    demande: str
    secours: tuple[Secours, ...]


def besoin_alerte(dossier: Dossier, evaluation: Evaluation, *, le: date) -> BesoinAlerte | None:
    """Rend ce qu’il faut signaler, ou `None` si le plan tient.

    Une capacité inconnue n’est jamais prise pour zéro : seul un refus, un accord partiel ou un
    dépassement connu déclenche l’alerte.
    """
    plan = dossier.accompagnement.plan_financement
    capacite = connu(plan.capacite)
    raisons = (*_reponses(plan), *_depassement(plan, capacite))
    if not raisons:
        return None
    sommes = tuple(map(_resumer, plan.aides))
    projet = dossier.conseil.projet
    manque = _manque(plan.reste_a_payer, capacite, sommes)
    secours = secourir(dossier, evaluation)
    echeance = _echeance(dossier, le)
    return BesoinAlerte(
        projet=projet.enonce if projet else "",
        cout=plan.cout_total,
        sommes=sommes,
        manque=manque,
        manque_possible=_au_dela(plan.pas_encore_assure.montant, capacite),
        capacite=capacite,
        reponse_avant_le=echeance,
        raisons=raisons,
        demande=" ".join(_demander(manque, echeance, secours)),
        secours=secours,
    )


def _au_dela(reste: Montant, capacite: Montant | None) -> Montant:
    return reste if capacite is None else max(reste - capacite, ZERO)


def _manque(reste: Total, capacite: Montant | None, sommes: tuple[SommeDemandee, ...]) -> Total:
    """Le plus grand des deux trous, sans dépasser ce qui reste à payer."""
    perdu = Total.de(somme.manque for somme in sommes)
    trou = ZERO if capacite is None else max(reste.montant - capacite, ZERO)
    return Total(max(trou, min(perdu.montant, reste.montant)), reste.inconnus + perdu.inconnus)


def _reponses(plan: PlanFinancement) -> Iterator[str]:
    """Les refus et les accords partiels, tant qu’il reste à payer."""
    if not plan.reste_a_payer.montant:
        return
    for aide in plan.aides:
        if _est_un_refus(aide):
            yield f"{aide.financeur} a refusé{_motif(aide.decision)}."
        elif aide.statut is StatutFinancement.ACCORDE_PARTIELLEMENT:
            yield f"{aide.financeur} accorde {aide.accorde} sur {connu(aide.demande)} demandés."


def _est_un_refus(aide: Financement) -> bool:
    """Vrai d’un refus sans recours : l’aide ne paiera pas."""
    return isinstance(aide.decision, Refus) and aide.assurance is Assurance.PERDU


def _motif(decision: Decision | None) -> str:
    motif = decision.motif.rstrip(".") if isinstance(decision, Refus) else ""
    return f"\u00a0: {motif}" if motif else ""


def _depassement(plan: PlanFinancement, capacite: Montant | None) -> tuple[str, ...]:
    reste = plan.reste_a_payer.montant
    if capacite is None or reste <= capacite:
        return ()
    return (f"Il reste {reste} à payer, et la personne peut payer {capacite}.",)


def _resumer(aide: Financement) -> SommeDemandee:
    decision = aide.decision
    demande = connu(aide.demande)
    manque: Montant | None = ZERO
    if _est_un_refus(aide):
        manque = demande
    elif aide.statut is StatutFinancement.ACCORDE_PARTIELLEMENT and demande is not None:
        manque = demande - (aide.accorde or ZERO)
    return SommeDemandee(
        aide.financeur,
        aide.libelle,
        demande,
        aide.accorde,
        aide.statut,
        "" if decision is None or isinstance(decision, Accord) else decision.motif,
        decision.le if decision else None,
        manque,
    )


def _echeance(dossier: Dossier, le: date) -> date | None:
    """Premier début de formation à venir : après, la réponse ne sert plus."""
    debuts = (f.periode.du for f in dossier.accompagnement.formations if f.periode)
    return min((debut for debut in debuts if debut >= le), default=None)


def _demander(manque: Total, echeance: date | None, secours: tuple[Secours, ...]) -> Iterator[str]:
    quoi = f"{manque.montant}" if manque.montant else "une somme à chiffrer"
    suite = ", sans compter ce qui est encore inconnu" if manque.inconnus else ""
    quand = f" avant le {ecrire_date(echeance)}, début de la formation" if echeance else ""
    yield f"Aider à trouver {quoi}{quand}{suite}."
    autres = (autre for s in secours for autre in s.alternatives)
    noms = tuple(dict.fromkeys(a.nom for a in autres if a.dispositif != AUTOFINANCEMENT))
    if noms:
        yield f"Dire si une de ces aides peut servir\u00a0: {enumerer(noms)}."
