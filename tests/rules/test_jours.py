"""Les jours se comptent comme la loi les compte."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.rules.jours import UniteDelai, decaler, est_ferie, jours_feries

JOURS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def test_les_onze_jours_feries_de_2027() -> None:
    assert sorted(jours_feries(2027)) == [
        date(2027, 1, 1),
        date(2027, 3, 29),
        date(2027, 5, 1),
        date(2027, 5, 6),
        date(2027, 5, 8),
        date(2027, 5, 17),
        date(2027, 7, 14),
        date(2027, 8, 15),
        date(2027, 11, 1),
        date(2027, 11, 11),
        date(2027, 12, 25),
    ]


def test_cent_vingt_jours_calendaires_avant_le_1er_septembre_2027() -> None:
    assert decaler(date(2027, 9, 1), -120, UniteDelai.JOUR_CALENDAIRE) == date(2027, 5, 4)


@pytest.mark.parametrize(
    ("depart", "nombre", "unite", "attendu"),
    [
        (date(2026, 12, 24), 1, UniteDelai.JOUR_OUVRE, date(2026, 12, 28)),
        (date(2026, 12, 24), 1, UniteDelai.JOUR_OUVRABLE, date(2026, 12, 26)),
        (date(2026, 12, 28), -1, UniteDelai.JOUR_OUVRE, date(2026, 12, 24)),
        (date(2026, 5, 7), 1, UniteDelai.JOUR_OUVRE, date(2026, 5, 11)),
        (date(2026, 1, 31), 1, UniteDelai.MOIS, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, UniteDelai.MOIS, date(2028, 2, 29)),
        (date(2026, 3, 15), -14, UniteDelai.MOIS, date(2025, 1, 15)),
    ],
)
def test_un_decalage_saute_les_jours_qui_ne_comptent_pas(
    depart: date, nombre: int, unite: UniteDelai, attendu: date
) -> None:
    assert decaler(depart, nombre, unite) == attendu


@given(JOURS, st.integers(1, 200))
def test_un_jour_ouvre_n_est_ni_ferie_ni_un_week_end(jour: date, nombre: int) -> None:
    arrivee = decaler(jour, nombre, UniteDelai.JOUR_OUVRE)
    assert arrivee.weekday() < 5
    assert not est_ferie(arrivee)


@given(JOURS, st.integers(1, 200))
def test_les_jours_ouvres_avancent_au_moins_autant_que_les_calendaires(
    jour: date, nombre: int
) -> None:
    assert decaler(jour, nombre, UniteDelai.JOUR_OUVRE) >= jour + timedelta(days=nombre)


@pytest.mark.parametrize("unite", UniteDelai)
def test_un_decalage_s_arrete_au_bout_du_calendrier(unite: UniteDelai) -> None:
    assert decaler(date(9999, 12, 31), 400, unite) == date.max
    assert decaler(date(1, 1, 1), -400, unite) == date.min
