"""La trésorerie range les mouvements par mois, sans trou, et montre le pire."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.domain.montant import INCONNU, ZERO, Montant, Total, estime
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.tresorerie.mois import tenir_tresorerie
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu


def _mouvement(mois: date | None, sens: Sens, centimes: int | None) -> MouvementPrevu:
    montant = INCONNU if centimes is None else estime(Montant(centimes))
    return MouvementPrevu(mois, "Train", sens, montant, "Chaque mois")


MOIS = st.none() | st.integers(0, 30).map(lambda n: date(2026 + n // 12, n % 12 + 1, 1))
MOUVEMENTS = st.lists(
    st.builds(_mouvement, MOIS, st.sampled_from(Sens), st.none() | st.integers(0, 10**7)),
    max_size=40,
)


def test_sans_mouvement_il_n_y_a_ni_mois_ni_pire_mois() -> None:
    tresorerie = tenir_tresorerie(())
    assert tresorerie.mois == ()
    assert tresorerie.pire is None
    assert tresorerie.solde_final == ZERO


def test_les_mois_sans_mouvement_sont_montres() -> None:
    tresorerie = tenir_tresorerie(
        (
            _mouvement(date(2026, 11, 1), Sens.PAIE, 100),
            _mouvement(date(2027, 2, 1), Sens.RECOIT, 40),
        )
    )
    assert [m.mois.month for m in tresorerie.mois] == [11, 12, 1, 2]
    assert [m.cumul.centimes for m in tresorerie.mois] == [-100, -100, -100, -60]


def test_le_pire_mois_est_celui_ou_la_personne_avance_le_plus() -> None:
    tresorerie = tenir_tresorerie(
        (
            _mouvement(date(2027, 4, 1), Sens.PAIE, 18290),
            _mouvement(date(2027, 11, 1), Sens.PAIE, 19290),
            _mouvement(date(2027, 7, 1), Sens.RECOIT, 20000),
        )
    )
    assert tresorerie.pire is not None
    assert tresorerie.pire.mois == date(2027, 11, 1)
    assert tresorerie.pire.solde == Montant(-19290)


def test_un_revenu_ne_change_pas_le_solde() -> None:
    tresorerie = tenir_tresorerie((_mouvement(date(2027, 4, 1), Sens.REVENU, 150_000),))
    (mois,) = tresorerie.mois
    assert mois.revenu == Total(Montant(150_000))
    assert mois.solde == ZERO
    assert tresorerie.pire is None


def test_un_paiement_inconnu_est_compte_jamais_remplace_par_zero() -> None:
    tresorerie = tenir_tresorerie((_mouvement(date(2027, 4, 1), Sens.PAIE, None),))
    assert tresorerie.mois[0].inconnus == 1
    assert not tresorerie.est_complete


def test_ce_qui_n_a_pas_de_date_compte_sans_mois() -> None:
    tresorerie = tenir_tresorerie((_mouvement(None, Sens.PAIE, 500),))
    assert tresorerie.mois == ()
    assert tresorerie.solde_final == Montant(-500)
    assert not tresorerie.est_complete


def test_les_derniers_mois_du_calendrier_se_rangent() -> None:
    dernier = date(9999, 12, 1)
    (mois,) = tenir_tresorerie((_mouvement(dernier, Sens.PAIE, 500),)).mois
    assert mois.mois == dernier


@given(MOUVEMENTS)
def test_le_solde_final_est_la_somme_des_mouvements_connus(
    mouvements: list[MouvementPrevu],
) -> None:
    attendu = 0
    for mouvement in mouvements:
        if mouvement.somme is not None and mouvement.sens is not Sens.REVENU:
            signe = 1 if mouvement.sens is Sens.RECOIT else -1
            attendu += signe * mouvement.somme.centimes
    assert tenir_tresorerie(mouvements).solde_final == Montant(attendu)


@given(MOUVEMENTS)
def test_aucun_mois_n_est_pire_que_le_pire(mouvements: list[MouvementPrevu]) -> None:
    tresorerie = tenir_tresorerie(mouvements)
    pire = tresorerie.pire.solde if tresorerie.pire else ZERO
    assert all(mois.solde >= pire for mois in tresorerie.mois)
