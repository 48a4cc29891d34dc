"""Quand : date limite, jour, période ou mois, dits comme on les dirait."""

from datetime import date

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from cep_desktop.domain.echeance import AvantLe, Echeance, EnMois, LeJour, Pendant
from tests.cas.hasard import valeurs

VERS_ECHEANCE = TypeAdapter[AvantLe | LeJour | Pendant | EnMois](Echeance)


def _mois(debut: str, fin: str) -> EnMois:
    return EnMois(du=date.fromisoformat(f"{debut}-01"), au=date.fromisoformat(f"{fin}-01"))


@pytest.mark.parametrize(
    ("echeance", "phrase"),
    [
        (AvantLe(le=date(2026, 12, 20)), "avant le 20 décembre 2026"),
        (LeJour(le=date(2026, 12, 11)), "le 11 décembre 2026"),
        (
            Pendant(du=date(2027, 4, 19), au=date(2027, 11, 26)),
            "du 19 avril au 26 novembre 2027",
        ),
        (
            Pendant(du=date(2026, 12, 28), au=date(2027, 1, 1)),
            "du 28 décembre 2026 au 1er janvier 2027",
        ),
        (_mois("2027-03", "2027-03"), "mars 2027"),
        (_mois("2027-04", "2027-11"), "avril à novembre 2027"),
        (_mois("2026-12", "2027-02"), "décembre 2026 à février 2027"),
    ],
)
def test_une_echeance_se_dit_en_une_phrase(
    echeance: AvantLe | LeJour | Pendant | EnMois, phrase: str
) -> None:
    assert str(echeance).replace("\u00a0", " ") == phrase


def test_un_mois_finit_son_dernier_jour() -> None:
    assert _mois("2027-12", "2028-02").au_plus_tard == date(2028, 2, 29)
    assert _mois("2027-04", "2027-04").au_plus_tot == date(2027, 4, 1)


def test_une_date_limite_est_son_propre_debut() -> None:
    limite = AvantLe(le=date(2026, 12, 20))

    assert limite.au_plus_tot == limite.au_plus_tard == date(2026, 12, 20)


def test_une_fin_avant_le_debut_est_refusee() -> None:
    with pytest.raises(ValidationError, match="est avant le début"):
        Pendant(du=date(2027, 1, 2), au=date(2027, 1, 1))
    with pytest.raises(ValidationError, match="le dernier mois est avant le premier"):
        _mois("2027-02", "2027-01")


@pytest.mark.parametrize(("du", "au"), [("2027-03-02", "2027-04-01"), ("2027-03-01", "2027-03-31")])
def test_un_mois_s_ecrit_par_son_premier_jour(du: str, au: str) -> None:
    with pytest.raises(ValidationError, match="premier jour"):
        EnMois(du=date.fromisoformat(du), au=date.fromisoformat(au))


@pytest.mark.parametrize("modele", [AvantLe, LeJour, Pendant, EnMois])
def test_une_echeance_relue_garde_sa_nature(
    modele: type[AvantLe | LeJour | Pendant | EnMois],
) -> None:
    @given(valeurs(modele))
    def relire(echeance: AvantLe | LeJour | Pendant | EnMois) -> None:
        assert VERS_ECHEANCE.validate_json(echeance.model_dump_json()) == echeance
        assert echeance.au_plus_tot <= echeance.au_plus_tard

    relire()


def test_une_nature_inconnue_est_refusee() -> None:
    with pytest.raises(ValidationError):
        VERS_ECHEANCE.validate_python({"nature": "bientot", "le": "2026-12-20"})
