"""Qui paie chaque dépense : l’aide directement à l’organisme, ou la personne d’abord."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cep_desktop.domain.depense import Depense, Poste
from cep_desktop.domain.financement import Financement, ModePaiement
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import ZERO, Montant, connu, sommer
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Sens

Postes = Mapping[str, tuple[Poste, ...]]
"""Ce que paie chaque dispositif, par code."""


@dataclass(frozen=True, slots=True)
class Part:
    """Ce qu’une aide paie d’une dépense, en euros, et à qui elle le verse."""

    aide: Financement
    depense: Depense
    montant: Montant
    mode: ModePaiement


def partager(plan: PlanFinancement, postes: Postes) -> tuple[Part, ...]:
    """Rend ce que chaque aide chiffrée et non perdue paie de chaque dépense.

    Les affectations passent d’abord. Ce qu’une aide n’a pas affecté va aux dépenses qu’elle peut
    payer, puis aux autres, dans l’ordre du plan : aucune dépense n’est payée au-delà de son prix.
    """
    retenues = [(aide, aide.retenu) for aide in plan.aides]
    restes = {aide.id: retenu for aide, retenu in retenues if retenu}
    a_payer = {d.id: d.montant for d in plan.depenses if d.montant is not None}
    depenses = {depense.id: depense for depense in plan.depenses}
    parts: list[tuple[Financement, Depense, Montant]] = []

    def payer(aide: Financement, depense: Depense, voulu: Montant) -> None:
        part = min(voulu, restes[aide.id], a_payer.get(depense.id, voulu))
        if not part:
            return
        restes[aide.id] -= part
        if depense.id in a_payer:
            a_payer[depense.id] -= part
        parts.append((aide, depense, part))

    payeuses = [aide for aide in plan.aides if aide.id in restes]
    for aide in payeuses:
        for affectation in aide.affectations:
            if affectation.depense in depenses:
                payer(aide, depenses[affectation.depense], affectation.montant)
    for aide in payeuses:
        siens = postes.get(aide.dispositif, ())
        for depense in sorted(plan.depenses, key=lambda d: d.poste not in siens):
            if depense.id in a_payer:
                payer(aide, depense, a_payer[depense.id])
    return tuple(_moder(plan, parts))


def _moder(
    plan: PlanFinancement, parts: list[tuple[Financement, Depense, Montant]]
) -> Iterator[Part]:
    """Dit à qui chaque part est versée ; les mouvements notés l’emportent sur le mode prévu.

    Une aide que la personne note recevoir lui est remboursée. Une personne qui note payer plus que
    ce qui lui revient fait l’avance de ce dont on ne connaissait pas le payeur.
    """
    recues = {m.financement for m in plan.mouvements if m.sens is Sens.RECOIT}
    modes = {
        aide.id: ModePaiement.REMBOURSEMENT if aide.id in recues else aide.mode_paiement
        for aide in plan.aides
    }
    sans_avance: defaultdict[Cle, Montant] = defaultdict(lambda: ZERO)
    for aide, depense, montant in parts:
        if modes[aide.id] is not ModePaiement.REMBOURSEMENT:
            sans_avance[depense.id] += montant
    for aide, depense, montant in parts:
        mode = modes[aide.id]
        if mode is ModePaiement.INCONNU and _avance(plan, depense, sans_avance[depense.id]):
            mode = ModePaiement.REMBOURSEMENT
        yield Part(aide, depense, montant, mode)


def _avance(plan: PlanFinancement, depense: Depense, aides: Montant) -> bool:
    """Vrai si la personne note payer plus que le prix moins ce que les aides paieraient."""
    notes = (m.montant for m in plan.mouvements if m.depense == depense.id and m.sens is Sens.PAIE)
    paye = sommer(montant for note in notes if (montant := connu(note)) is not None)
    return depense.montant is not None and paye > depense.montant - aides
