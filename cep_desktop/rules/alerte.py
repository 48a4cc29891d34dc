"""Quand l’argent manque : ce qu’il faut dire à l’organisme, prêt à écrire.

Source : arrêté du 16 juillet 2014, § 2.3 : le conseiller « alerte au sein de son organisme […] en
cas de défaut ou d’insuffisance de financement ».
"""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Accord, Financement, Refus, StatutFinancement
from cep_desktop.domain.montant import ZERO, Montant, connu
from cep_desktop.domain.plan_financement import PlanFinancement


@dataclass(frozen=True, slots=True)
class SommeDemandee:
    """Ce qui a été demandé à un financeur et ce qu’il a répondu ; `None` : inconnu."""

    financeur: str
    dispositif: str
    demande: Montant | None
    accorde: Montant | None
    statut: StatutFinancement
    motif: str


@dataclass(frozen=True, slots=True)
class BesoinAlerte:
    """Un défaut ou une insuffisance de financement.

    `manque` est ce que personne ne paie au-delà de la capacité de la personne ; `manque_possible`
    est ce qui manquerait si aucune réponse attendue n’était favorable.
    """

    projet: str
    cout: Montant
    cout_est_complet: bool
    sommes: tuple[SommeDemandee, ...]
    manque: Montant
    manque_possible: Montant
    capacite: Montant | None
    reponse_avant_le: date | None
    raisons: tuple[str, ...]


def besoin_alerte(dossier: Dossier, *, le: date) -> BesoinAlerte | None:
    """Rend ce qu’il faut signaler, ou `None` si le plan tient.

    Une capacité inconnue n’est jamais prise pour zéro : seul un refus ou un dépassement connu
    déclenche l’alerte.
    """
    plan = dossier.accompagnement.plan_financement
    capacite = connu(plan.capacite)
    raisons = (*_refus(plan), *_depassement(plan, capacite))
    if not raisons:
        return None
    projet = dossier.conseil.projet
    return BesoinAlerte(
        projet=projet.enonce if projet else "",
        cout=plan.cout_total.montant,
        cout_est_complet=plan.cout_total.est_complet,
        sommes=tuple(map(_resumer, plan.aides)),
        manque=_manque(plan.reste_a_payer.montant, capacite),
        manque_possible=_manque(plan.pas_encore_assure.montant, capacite),
        capacite=capacite,
        reponse_avant_le=_echeance(dossier, le),
        raisons=raisons,
    )


def _manque(reste: Montant, capacite: Montant | None) -> Montant:
    return reste if capacite is None else max(reste - capacite, ZERO)


def _refus(plan: PlanFinancement) -> tuple[str, ...]:
    if not plan.reste_a_payer.montant:
        return ()
    return tuple(
        f"{aide.financeur} a refusé{_motif(aide.decision)}."
        for aide in plan.aides
        if isinstance(aide.decision, Refus)
    )


def _motif(refus: Refus) -> str:
    return f"\u00a0: {refus.motif.rstrip('.')}" if refus.motif else ""


def _depassement(plan: PlanFinancement, capacite: Montant | None) -> tuple[str, ...]:
    reste = plan.reste_a_payer.montant
    if capacite is None or reste <= capacite:
        return ()
    return (f"Il reste {reste} à payer, et la personne peut payer {capacite}.",)


def _resumer(aide: Financement) -> SommeDemandee:
    motif = (
        "" if aide.decision is None or isinstance(aide.decision, Accord) else aide.decision.motif
    )
    return SommeDemandee(
        aide.financeur, aide.libelle, connu(aide.demande), aide.accorde, aide.statut, motif
    )


def _echeance(dossier: Dossier, le: date) -> date | None:
    """Premier début de formation à venir : après, la réponse ne sert plus."""
    debuts = (f.periode.du for f in dossier.accompagnement.formations if f.periode)
    return min((debut for debut in debuts if debut >= le), default=None)
