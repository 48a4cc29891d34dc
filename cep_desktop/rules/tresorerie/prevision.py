"""Prévoir la trésorerie de la personne à partir de son plan de financement."""

from collections.abc import Iterator, Mapping
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance, Financement, ModePaiement
from cep_desktop.domain.montant import Chiffre
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation
from cep_desktop.rules.tresorerie.bareme import baremer
from cep_desktop.rules.tresorerie.etalement import jours_par_mois
from cep_desktop.rules.tresorerie.mois import Tresorerie, tenir_tresorerie
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu
from cep_desktop.rules.tresorerie.notes import completer
from cep_desktop.rules.tresorerie.paiements import payer
from cep_desktop.rules.tresorerie.partage import partager
from cep_desktop.rules.tresorerie.remboursements import dater, rembourser
from cep_desktop.rules.tresorerie.revenus import percevoir

_Evalues = Mapping[str, DispositifEvalue]


def prevoir(dossier: Dossier, evaluation: Evaluation, *, le: date) -> Tresorerie:
    """Rend ce que la personne paiera et recevra, si toutes les aides du plan sont acceptées.

    Les mouvements notés l’emportent ; le plan complète ce qu’ils ne disent pas. Quand tout est
    chiffré et que le plan tient, le solde final est l’opposé du reste à payer. `le` est le jour
    regardé : un versement prévu et déjà passé n’arrivera pas avant.
    """
    plan = dossier.accompagnement.plan_financement
    periodes = tuple(f.periode for f in dossier.accompagnement.formations if f.periode)
    evalues = {evalue.code: evalue for evalue in evaluation.dispositifs}
    notes = tuple(map(MouvementPrevu.note, plan.mouvements))
    prevus = _prevoir(plan, evalues, periodes, le)
    return tenir_tresorerie((*notes, *completer(prevus, notes)))


def _prevoir(
    plan: PlanFinancement, evalues: _Evalues, periodes: tuple[Periode, ...], le: date
) -> Iterator[MouvementPrevu]:
    fenetre = jours_par_mois(periodes)
    postes = {code: evalue.dispositif.postes for code, evalue in evalues.items()}
    parts = partager(plan, postes)
    yield from percevoir(plan, evalues, periodes)
    for depense in plan.depenses:
        yield from payer(depense, [p for p in parts if p.depense is depense], fenetre)
    for aide in plan.aides:
        if aide.assurance is Assurance.PERDU:
            continue
        if aide.retenu is None:
            yield from _chiffrer(aide, evalues, plan, le)
        else:
            yield from rembourser(aide, [p for p in parts if p.aide is aide], le=le)


def _chiffrer(
    aide: Financement, evalues: _Evalues, plan: PlanFinancement, le: date
) -> Iterator[MouvementPrevu]:
    """Une aide sans montant : son barème s’il existe, sinon l’inconnu, à la date de versement."""
    mois, quand = dater(aide, le=le)
    montants: tuple[Chiffre, ...] = baremer(evalues.get(aide.dispositif), plan.depenses)
    if aide.mode_paiement is ModePaiement.DIRECT:
        montants = baremer(None, plan.depenses)
    for montant in montants:
        yield MouvementPrevu(mois, aide.libelle, Sens.RECOIT, montant, quand, financement=aide.id)
