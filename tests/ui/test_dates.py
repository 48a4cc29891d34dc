"""Une date se dit court, avec l’année quand elle éclaire."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from cep_desktop.domain.echeance import AvantLe, Echeance, EnMois, LeJour, Pendant
from ui.dates import ecrire_delai, ecrire_moment, ecrire_proche, ecrire_quand

LE = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("echeance", "attendu"),
    [
        (None, ""),
        (AvantLe(le=date(2026, 12, 20)), "avant le 20 décembre"),
        (LeJour(le=date(2026, 12, 1)), "1er décembre"),
        (Pendant(du=date(2026, 11, 30), au=date(2026, 12, 4)), "30 novembre – 4 décembre"),
        (EnMois(du=date(2027, 3, 1), au=date(2027, 3, 1)), "mars 2027"),
        (EnMois(du=date(2027, 3, 1), au=date(2027, 5, 1)), "mars 2027 – mai 2027"),
        (LeJour(le=date(2027, 11, 30)), "30 novembre 2027"),
    ],
)
def test_une_echeance_se_dit_court(echeance: Echeance | None, attendu: str) -> None:
    assert ecrire_quand(echeance, le=LE).replace("\u00a0", " ") == attendu


def test_une_date_lointaine_porte_son_annee() -> None:
    assert ecrire_proche(date(2026, 1, 5), le=LE).endswith("2026")
    assert not ecrire_proche(date(2027, 1, 5), le=LE).endswith("2027")


@pytest.mark.parametrize(
    ("limite", "attendu"),
    [
        (date(2026, 12, 20), "Il reste 27 jours."),
        (date(2026, 11, 24), "Il reste 1 jour."),
        (date(2026, 11, 23), "C’est aujourd’hui."),
        (date(2026, 11, 20), "En retard de 3 jours."),
    ],
)
def test_le_delai_s_accorde(limite: date, attendu: str) -> None:
    assert ecrire_delai(limite, le=LE) == attendu


def _a(jour: date, heure: int = 14) -> datetime:
    return datetime.combine(jour, time(heure, 32)).astimezone()


@pytest.mark.parametrize(
    ("jour", "attendu"),
    [
        (LE, "à 14 h 32"),
        (LE - timedelta(days=1), "hier à 14 h 32"),
        (LE - timedelta(days=3), "le 20 novembre à 14 h 32"),
        (LE + timedelta(days=1), "le 24 novembre à 14 h 32"),
        (date(2025, 2, 1), "le 1er février 2025 à 14 h 32"),
    ],
)
def test_un_moment_se_dit_a_l_heure_du_poste(jour: date, attendu: str) -> None:
    ecrit = ecrire_moment(_a(jour), le=LE)
    assert ecrit.replace("\u00a0", " ") == attendu
    assert ecrire_moment(_a(jour).astimezone(UTC), le=LE) == ecrit
