"""Ce qui est vrai de toute trésorerie prévue, quel que soit le plan."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.financement import ModePaiement
from cep_desktop.domain.montant import ZERO, Montant, sommer
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.tresorerie.etalement import etaler, jours_par_mois
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu, Origine
from tests.rules.tresorerie.dossiers import noter, periodes, plans, sans_regles, un_projet

ESSAIS = settings(max_examples=100)
TRENTE_MOIS = Periode(du=date(2027, 1, 1), au=date(2029, 6, 30))
POIDS = st.lists(st.integers(0, 400), min_size=1, max_size=30).filter(any)


@ESSAIS
@given(plans(), periodes())
def test_le_solde_final_est_l_oppose_du_reste_a_payer(
    plan: PlanFinancement, dates: tuple[Periode, ...]
) -> None:
    tresorerie = sans_regles(un_projet(plan, *dates))
    assert tresorerie.solde_final == -plan.reste_a_payer.montant


@ESSAIS
@given(plans(), periodes(), st.data())
def test_noter_une_partie_de_ce_qui_est_prevu_ne_change_pas_le_solde_final(
    plan: PlanFinancement, dates: tuple[Periode, ...], tirage: st.DataObject
) -> None:
    connus = _connus(plan, dates)
    notes = tuple(
        noter(connus[rang], tirage.draw(st.integers(1, 100)))
        for rang in sorted(tirage.draw(st.sets(st.integers(0, max(len(connus) - 1, 0)))))
        if connus
    )
    anonymes = tirage.draw(st.booleans())
    if anonymes:
        notes = tuple(n.avec(depense=None) if n.sens is Sens.PAIE else n for n in notes)
    note = plan.avec(mouvements=notes)
    tresorerie = sans_regles(un_projet(note, *dates))
    assert tresorerie.solde_final == -plan.reste_a_payer.montant


@ESSAIS
@given(plans(), periodes())
def test_tout_noter_ne_laisse_rien_a_prevoir(
    plan: PlanFinancement, dates: tuple[Periode, ...]
) -> None:
    note = plan.avec(mouvements=tuple(noter(m, 100) for m in _connus(plan, dates)))
    apres = sans_regles(un_projet(note, *dates)).mouvements
    assert not [m for m in apres if m.origine is Origine.PREVU and m.somme is not None]


@ESSAIS
@given(plans(), periodes())
def test_la_personne_ne_paie_jamais_une_depense_plus_que_son_prix(
    plan: PlanFinancement, dates: tuple[Periode, ...]
) -> None:
    payes: Counter[str] = Counter()
    for m in _connus(plan, dates):
        if m.sens is Sens.PAIE and m.depense:
            payes[m.depense] += (m.somme or ZERO).centimes
    for depense in plan.depenses:
        assert depense.montant is not None
        assert payes[depense.id] <= depense.montant.centimes


@ESSAIS
@given(plans(), periodes())
def test_une_aide_ne_rembourse_jamais_plus_qu_elle_n_est_retenue(
    plan: PlanFinancement, dates: tuple[Periode, ...]
) -> None:
    recus: Counter[str] = Counter()
    for m in _connus(plan, dates):
        if m.sens is Sens.RECOIT and m.financement:
            recus[m.financement] += (m.somme or ZERO).centimes
    for aide in plan.aides:
        assert recus[aide.id] <= (aide.retenu or ZERO).centimes
        assert aide.mode_paiement is ModePaiement.REMBOURSEMENT or not recus[aide.id]


@ESSAIS
@given(plans(), periodes())
def test_chaque_mouvement_prevu_dit_sa_source_ou_pourquoi_il_est_inconnu(
    plan: PlanFinancement, dates: tuple[Periode, ...]
) -> None:
    for m in sans_regles(un_projet(plan, *dates)).mouvements:
        assert m.quand
        assert getattr(m.montant, "source", "") or getattr(m.montant, "raison", "")


@given(st.integers(0, 10**9), POIDS)
def test_etaler_ne_perd_ni_n_invente_un_centime(centimes: int, poids: list[int]) -> None:
    mois = [m for m, _ in jours_par_mois((TRENTE_MOIS,))]
    parts = etaler(Montant(centimes), tuple(zip(mois, poids, strict=False)))
    assert sommer(part for _, part in parts) == Montant(centimes)
    assert all(part > ZERO for _, part in parts)


def _connus(plan: PlanFinancement, dates: tuple[Periode, ...]) -> list[MouvementPrevu]:
    return [m for m in sans_regles(un_projet(plan, *dates)).mouvements if m.somme]
