"""Ce qu’une personne tape dans une case se lit, ou se dit illisible ; rien n’est deviné."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.documents.excel.saisie_libre import (
    SaisieIllisible,
    lire_jour,
    lire_montant,
    lire_texte,
)
from cep_desktop.domain.montant import Montant

LE = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("saisie", "centimes"),
    [
        (1860, 186_000), (1860.5, 186_050), (0, 0), (1860.1000000000001, 186_010),
        ("1 860,50 €", 186_050), ("1\u202f860,50\u00a0€", 186_050), ("1.860,50", 186_050),
        ("1,860.50", 186_050), ("1'860.50", 186_050), ("1860 euros", 186_000),
        ("1.234.567", 123_456_700), ("+12,5", 1_250), (" 0 ", 0),
    ],
)  # fmt: skip
def test_un_montant_se_lit(saisie: object, centimes: int) -> None:
    assert lire_montant(saisie) == Montant(centimes)


@pytest.mark.parametrize(
    "saisie",
    [
        "1,234", "1.234", "-5", -5, 1e308, float("nan"), float("inf"), True, "à voir", "1 2 3,456",
        "１２", "٣", 1.005, 99_999_999, date(2026, 1, 1), "12,5,6", "€",
    ],
)  # fmt: skip
def test_un_montant_douteux_n_est_jamais_devine(saisie: object) -> None:
    with pytest.raises(SaisieIllisible) as refus:
        lire_montant(saisie)
    assert refus.value.remede.endswith((".", "virgule."))


@pytest.mark.parametrize("saisie", [None, ""])
def test_une_case_vide_n_est_pas_zero(saisie: object) -> None:
    assert lire_montant(saisie) is None
    assert lire_jour(saisie, repere=LE) is None


@pytest.mark.parametrize(
    "saisie",
    [
        datetime.fromisoformat("2027-01-15T09:30"), date(2027, 1, 15),
        "15/01/2027", "15-1-27", "15.01.2027",
        "2027-01-15", "15 janvier 2027", "vendredi 15 janv. 2027", 46402,
    ],
)  # fmt: skip
def test_une_date_se_lit(saisie: object) -> None:
    assert lire_jour(saisie, repere=LE) == date(2027, 1, 15)


@pytest.mark.parametrize(
    "saisie", ["12/25/2026", "31/4/2027", "demain", 60, -1, True, "15/01/1999", 2958465, 1e300]
)
def test_une_date_douteuse_est_dite(saisie: object) -> None:
    with pytest.raises(SaisieIllisible):
        lire_jour(saisie, repere=LE)


def test_un_texte_perd_ses_caracteres_caches() -> None:
    assert lire_texte("Pièce\u202e manquante\n\n ici\x07", longueur=300) == "Pièce manquante ici"
    with pytest.raises(SaisieIllisible):
        lire_texte("x" * 301, longueur=300)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes()))
def test_rien_ne_fait_tomber_la_lecture(saisie: object) -> None:
    for lire in (lire_montant, lambda v: lire_jour(v, repere=LE)):
        try:
            lire(saisie)
        except SaisieIllisible as refus:
            assert refus.attendu  # noqa: PT017
