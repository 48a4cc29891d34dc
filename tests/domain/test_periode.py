"""Une période : son début ne suit jamais sa fin."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from pydantic import ValidationError

from cep_desktop.domain.periode import Periode
from tests.cas.hasard import JOURS

FORMATION = Periode(du=date(2027, 4, 19), au=date(2027, 11, 26))


def test_les_bornes_sont_comprises() -> None:
    assert FORMATION.contient(FORMATION.du)
    assert FORMATION.contient(FORMATION.au)
    assert not FORMATION.contient(FORMATION.du - timedelta(days=1))
    assert not FORMATION.contient(FORMATION.au + timedelta(days=1))


def test_une_journee_dure_un_jour() -> None:
    assert Periode(du=FORMATION.du, au=FORMATION.du).jours == 1
    assert FORMATION.jours == 222


def test_une_fin_avant_le_debut_est_refusee_avec_les_deux_dates() -> None:
    with pytest.raises(ValidationError, match=r"26\snovembre\s2027.*est avant le début"):
        Periode(du=date(2027, 12, 1), au=date(2027, 11, 26))


@given(JOURS, JOURS)
def test_la_duree_est_l_ecart_plus_un_jour(un: date, autre: date) -> None:
    periode = Periode(du=min(un, autre), au=max(un, autre))

    assert periode.jours == abs((un - autre).days) + 1
