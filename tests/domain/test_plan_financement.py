"""Ce que ça coûte, qui paie, ce qu’il reste : jamais négatif, l’inconnu jamais zéro."""

from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.domain.financement import Affectation, Assurance, Demarche, ObjetFinancement
from cep_desktop.domain.montant import INCONNU, ZERO, Montant, Total, estime
from cep_desktop.domain.plan_financement import PlanFinancement, encadrer
from tests.cas.hasard import valeurs
from tests.cas.plan import (
    ENVOI,
    accorde,
    estimation,
    euros,
    refuse,
    un_financement,
    un_plan,
    une_depense,
)

CAMILLE = un_plan(
    "7590",
    accorde("1860"),
    un_financement(demarche=Demarche.ENVOYEE, envoye_le=ENVOI),
    un_financement(demande=estimation("4900")),
)
"""Le montage de l’exemple : CPF accordé, employeur demandé, Transitions Pro à demander."""


def test_le_reste_a_payer_est_le_cout_moins_les_aides_prevues() -> None:
    assert CAMILLE.cout_total == Total(euros("7590"))
    assert CAMILLE.aides_prevues == Total(euros("7160"))
    assert CAMILLE.deja_accorde == Total(euros("1860"))
    assert CAMILLE.reste_a_payer == Total(euros("430"))


def test_ce_qui_n_est_pas_accorde_n_est_pas_encore_assure() -> None:
    assert CAMILLE.pas_encore_assure == Total(euros("5730"))
    assert CAMILLE.fourchette.si_tout_est_accepte == Total(euros("430"))
    assert CAMILLE.fourchette.si_rien_de_plus == Total(euros("5730"))


def test_un_total_se_demande_par_assurance() -> None:
    assert CAMILLE.total(Assurance.DEMANDE) == Total(euros("400"))
    assert CAMILLE.total(Assurance.A_DEMANDER) == Total(euros("4900"))
    assert CAMILLE.total(Assurance.DEMANDE, Assurance.A_DEMANDER) == Total(euros("5300"))


def test_une_aide_refusee_augmente_le_reste_a_payer() -> None:
    plan = un_plan("1000", accorde("300"), refuse("400"))

    assert plan.reste_a_payer == Total(euros("700"))
    assert plan.total(Assurance.PERDU) == Total(ZERO)
    assert len(plan.aides) == 2


def test_un_prix_inconnu_ne_peut_qu_augmenter_le_reste_et_une_aide_que_le_diminuer() -> None:
    su, flou = Total(ZERO), Total(ZERO, 1)
    assert encadrer(euros("90"), couts=su, aides=su) == str(euros("90"))
    assert encadrer(euros("90"), couts=flou, aides=su).startswith("au moins")
    assert encadrer(euros("90"), couts=su, aides=flou).startswith("au plus")
    assert encadrer(euros("90"), couts=flou, aides=flou).endswith("à préciser")


def test_un_prix_inconnu_est_compte_a_part_jamais_comme_zero() -> None:
    connu = une_depense(id="D1")
    plan = PlanFinancement(depenses=(connu, une_depense(id="D2", prix_unitaire=INCONNU)))

    assert plan.cout_total == Total(euros("1000"), inconnus=1)
    assert plan.reste_a_payer == Total(euros("1000"), inconnus=1)
    assert not plan.reste_a_payer.est_complet


def test_une_aide_inconnue_rend_le_reste_incertain() -> None:
    plan = un_plan("1000", accorde("300"), un_financement(demande=INCONNU))

    assert plan.reste_a_payer == Total(euros("700"), inconnus=1)
    assert plan.pas_encore_assure == Total(euros("700"))


def test_trop_d_aides_font_un_surplus_pas_un_reste_negatif() -> None:
    plan = un_plan("1000", accorde("800"), un_financement())

    assert plan.reste_a_payer == Total(ZERO)
    assert plan.surplus == euros("200")


def test_un_revenu_pendant_la_formation_ne_paie_aucune_depense() -> None:
    salaire = un_financement(objet=ObjetFinancement.REVENU, demande=INCONNU)
    plan = un_plan("1000", accorde("300"), salaire)

    assert [f.id for f in plan.aides] == ["F1"]
    assert [f.id for f in plan.revenus] == ["F2"]
    assert plan.reste_a_payer == Total(euros("700"))


def test_la_couverture_d_une_depense_ignore_ce_qui_est_perdu() -> None:
    def part(montant: str) -> tuple[Affectation, ...]:
        return (Affectation(depense="D1", montant=euros(montant)),)

    plan = un_plan(
        "1000",
        accorde("300", affectations=part("300")),
        refuse("400", affectations=part("400")),
        un_financement(affectations=part("250")),
    )

    assert plan.couverture(plan.depenses[0]) == euros("550")
    assert plan.couverture(une_depense(id="D9")) == ZERO


def test_un_plan_vide_ne_coute_rien_et_le_sait() -> None:
    vide = PlanFinancement()

    assert vide.cout_total == vide.reste_a_payer == Total(ZERO)
    assert vide.surplus == ZERO
    assert vide.capacite == INCONNU


@given(valeurs(PlanFinancement))
def test_un_plan_s_equilibre_toujours_au_centime(plan: PlanFinancement) -> None:
    cout, aides, reste = plan.cout_total, plan.aides_prevues, plan.reste_a_payer

    assert reste.montant >= ZERO
    assert plan.surplus >= ZERO
    assert ZERO in {reste.montant, plan.surplus}
    assert cout.montant + plan.surplus == aides.montant + reste.montant
    assert reste.inconnus == cout.inconnus + aides.inconnus


@given(valeurs(PlanFinancement))
def test_les_aides_prevues_sont_l_accorde_le_demande_et_l_a_demander(
    plan: PlanFinancement,
) -> None:
    parts = [
        plan.total(assurance).montant
        for assurance in (Assurance.ACCORDE, Assurance.DEMANDE, Assurance.A_DEMANDER)
    ]

    assert parts[0] + parts[1] + parts[2] == plan.aides_prevues.montant
    assert plan.deja_accorde.montant == parts[0]
    assert plan.pas_encore_assure.montant >= plan.reste_a_payer.montant


@given(st.integers(0, 1_000_000), st.lists(st.integers(0, 500_000), max_size=4))
def test_une_aide_de_plus_ne_fait_jamais_monter_le_reste(cout: int, aides: list[int]) -> None:
    demandes = [un_financement(demande=estime(Montant(aide))) for aide in aides]
    prix = str(Montant(cout))

    restes = [un_plan(prix, *demandes[:n]).reste_a_payer.montant for n in range(len(aides) + 1)]

    assert restes == sorted(restes, reverse=True)
