"""La rotation garde beaucoup de récent, peu d’ancien, et rien après 70 jours."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.storage.coffre.rotation import AGE_MAXIMAL, HEURES, JOURS, SEMAINES, a_garder

MAINTENANT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(), timedelta(days=180)).map(lambda age: MAINTENANT - age)
LISTES = st.lists(INSTANTS, max_size=80)


def _toutes(pas: timedelta, duree: timedelta) -> list[datetime]:
    return [MAINTENANT - pas * rang for rang in range(int(duree / pas) + 1)]


def test_une_sauvegarde_toutes_les_quatre_heures_pendant_six_mois_en_laisse_une_trentaine() -> None:
    gardees = a_garder(_toutes(timedelta(hours=4), timedelta(days=180)), MAINTENANT)
    ages = sorted((MAINTENANT - le) for le in gardees)
    assert len(gardees) == 33
    assert ages[0] == timedelta()
    assert sum(age <= timedelta(days=2) for age in ages) == 13
    assert sum(age <= timedelta(days=14) for age in ages) == 25
    assert timedelta(days=55) < ages[-1] <= AGE_MAXIMAL


def test_sans_sauvegarde_rien_a_garder() -> None:
    assert a_garder([], MAINTENANT) == frozenset()


def test_une_seule_vieille_sauvegarde_est_gardee_faute_de_mieux() -> None:
    vieille = MAINTENANT - timedelta(days=400)
    assert a_garder([vieille], MAINTENANT) == {vieille}
    assert a_garder([vieille, MAINTENANT], MAINTENANT) == {MAINTENANT}


@given(LISTES)
def test_la_plus_recente_est_toujours_gardee(instants: list[datetime]) -> None:
    assert not instants or max(instants) in a_garder(instants, MAINTENANT)


@given(LISTES)
def test_rien_de_plus_de_soixante_dix_jours_a_cote_d_une_plus_recente(
    instants: list[datetime],
) -> None:
    gardees = a_garder([*instants, MAINTENANT], MAINTENANT)
    assert all(MAINTENANT - le <= AGE_MAXIMAL for le in gardees)


@given(LISTES)
def test_on_ne_garde_que_ce_qui_existe_et_tourner_deux_fois_ne_retire_rien(
    instants: list[datetime],
) -> None:
    gardees = a_garder(instants, MAINTENANT)
    assert gardees <= set(instants)
    assert a_garder(gardees, MAINTENANT) == gardees


@given(LISTES)
def test_l_ordre_et_les_doubles_n_y_changent_rien(instants: list[datetime]) -> None:
    assert a_garder(instants, MAINTENANT) == a_garder([*reversed(instants), *instants], MAINTENANT)


@given(LISTES)
def test_chaque_heure_jour_et_semaine_recents_gardent_leur_derniere(
    instants: list[datetime],
) -> None:
    gardees = a_garder(instants, MAINTENANT)
    for le in instants:
        age = MAINTENANT - le
        suivantes = [g for g in gardees if g >= le]
        if age <= timedelta(hours=HEURES):
            assert any(g - le < timedelta(hours=1) for g in suivantes)
        if age <= timedelta(days=JOURS):
            assert any(g.date() == le.date() for g in suivantes)
        if age <= timedelta(weeks=SEMAINES):
            assert any(g.isocalendar()[:2] == le.isocalendar()[:2] for g in suivantes)


@given(LISTES, st.integers(20, 2000))
def test_le_nombre_gardees_reste_borne(instants: list[datetime], minutes: int) -> None:
    tous = [*instants, *_toutes(timedelta(minutes=minutes), timedelta(days=100))]
    assert len(a_garder(tous, MAINTENANT)) <= HEURES + JOURS + SEMAINES + 3 + 4


@given(LISTES, st.timedeltas(timedelta(minutes=1), timedelta(days=900)))
def test_une_horloge_reculee_ne_detruit_pas_ce_qui_vient_d_etre_fait(
    instants: list[datetime], recul: timedelta
) -> None:
    hier = MAINTENANT - recul
    assert {le for le in instants if le > hier} <= a_garder(instants, hier)


def test_le_changement_d_heure_ne_compte_pas_deux_fois() -> None:
    debut = datetime(2026, 10, 24, 22, tzinfo=UTC)
    nuit = [debut + timedelta(minutes=30 * rang) for rang in range(12)]
    gardees = a_garder(nuit, debut + timedelta(hours=6))
    assert gardees == set(nuit[1::2])
