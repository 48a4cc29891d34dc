"""L’argent : lu comme on l’écrit, exact au centime, et l’inconnu n’est jamais zéro."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cep_desktop.domain.erreurs import MontantIllisible
from cep_desktop.domain.montant import (
    CENTIMES_MAXIMUM,
    INCONNU,
    ZERO,
    Certitude,
    Chiffre,
    Montant,
    MontantConnu,
    MontantInconnu,
    Total,
    confirme,
    connu,
    estime,
    sommer,
)
from tests.cas.hasard import MONTANTS

POSITIFS = st.integers(0, CENTIMES_MAXIMUM)
CHIFFRES = TypeAdapter[MontantConnu | MontantInconnu](Chiffre)


@pytest.mark.parametrize(
    ("saisie", "centimes"),
    [
        ("4900", 490_000),
        ("4900,5", 490_050),
        ("4900.5", 490_050),
        ("4 900,50 €", 490_050),
        ("4\u00a0900,50\u00a0€", 490_050),
        ("4\u202f900,50\u202f€", 490_050),
        ("4\u2009900", 490_000),
        ("  7 590,00€ ", 759_000),
        ("1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("1.234.567,89", 123_456_789),
        ("0", 0),
        ("0,01", 1),
        (",5", 50),
        (".05", 5),
        ("007", 700),
        ("10000000", CENTIMES_MAXIMUM),
    ],
)
def test_un_montant_se_lit_comme_une_personne_l_ecrit(saisie: str, centimes: int) -> None:
    assert Montant.lire(saisie) == Montant(centimes)


@pytest.mark.parametrize(
    "saisie",
    [
        "",
        "   ",
        "€",
        "-5",
        "\u22125",
        "+5",
        "1,234",
        "1.234",
        "12,345",
        "1e3",
        "NaN",
        "inf",
        "douze",
        "4900 $",
        "4 900 €€",
        "1,2,3",
        "5,",
        "=1+1",
        "0x10",
        "10000000,01",
        "9" * 400,
        "\x00",
    ],
)
def test_ce_qui_n_est_pas_un_montant_positif_est_refuse(saisie: str) -> None:
    with pytest.raises(MontantIllisible) as refus:
        Montant.lire(saisie)

    assert str(refus.value)


def test_le_refus_cite_la_saisie_sans_la_recopier_en_entier() -> None:
    with pytest.raises(MontantIllisible) as refus:
        Montant.lire("x" * 5000)

    assert len(str(refus.value)) < 150
    assert refus.value.remede


@given(POSITIFS)
def test_un_montant_ecrit_se_relit_au_centime_pres(centimes: int) -> None:
    assert Montant.lire(str(Montant(centimes))) == Montant(centimes)


@pytest.mark.parametrize("euros", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+400", "10000000.01"])
def test_un_nombre_impossible_n_est_pas_un_montant(euros: str) -> None:
    with pytest.raises(MontantIllisible):
        Montant.depuis_euros(Decimal(euros))


@pytest.mark.parametrize(
    ("euros", "centimes"), [("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("2.675", 268)]
)
def test_l_arrondi_est_au_centime_le_plus_proche(euros: str, centimes: int) -> None:
    assert Montant.depuis_euros(Decimal(euros)) == Montant(centimes)


@given(MONTANTS, MONTANTS)
def test_retirer_puis_ajouter_rend_le_meme_montant(un: Montant, autre: Montant) -> None:
    assert un - autre + autre == un
    assert un + -un == ZERO
    assert (un < autre) == (un.centimes < autre.centimes)


@given(st.lists(MONTANTS))
def test_la_somme_ne_depend_pas_de_l_ordre(montants: list[Montant]) -> None:
    assert sommer(montants) == sommer(reversed(montants))
    assert sommer(montants).centimes == sum(montant.centimes for montant in montants)


def test_la_somme_de_rien_est_zero() -> None:
    assert sommer(()) == ZERO
    assert not ZERO


def test_multiplier_arrondit_au_centime() -> None:
    assert Montant(700).fois(Decimal(980)) == Montant(686_000)
    assert Montant(333).fois(Decimal("1.5")) == Montant(500)


def test_un_produit_demesure_est_refuse() -> None:
    with pytest.raises(MontantIllisible):
        Montant(CENTIMES_MAXIMUM).fois(Decimal(2))


def test_un_montant_en_euros_garde_deux_decimales() -> None:
    assert Montant(759_000).euros == Decimal("7590.00")
    assert str(Montant(759_000).euros) == "7590.00"


def test_un_montant_negatif_s_ecrit_avec_le_signe_moins() -> None:
    assert str(Montant(-12_000)) == "\u2212\u00a0120,00\u00a0€"


@pytest.mark.parametrize("brut", ['"100"', "1.5", "true", "null", "1000000001"])
def test_un_fichier_donne_les_centimes_en_nombre_entier(brut: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Montant).validate_json(brut)


def test_un_montant_s_enregistre_en_centimes() -> None:
    assert TypeAdapter(Montant).dump_json(Montant(186_000)) == b"186000"
    assert TypeAdapter(Montant).validate_json("186000") == Montant(186_000)


def test_un_montant_saisi_ne_peut_pas_etre_negatif() -> None:
    with pytest.raises(ValidationError, match="ne peut pas être négatif"):
        estime(Montant(-1))


def test_un_montant_inconnu_ne_vaut_jamais_zero() -> None:
    assert connu(INCONNU) is None
    assert INCONNU.certitude is Certitude.INCONNU
    assert connu(estime(ZERO)) == ZERO


def test_un_montant_connu_dit_ce_qui_permet_de_le_croire() -> None:
    devis = confirme(Montant(9_000), "Devis 2026-118", date(2026, 11, 19))

    assert devis.certitude is Certitude.CONFIRME
    assert devis.source == "Devis 2026-118"
    assert estime(Montant(9_000)).certitude is Certitude.ESTIME


def test_un_montant_chiffre_ne_peut_pas_se_dire_inconnu() -> None:
    with pytest.raises(ValidationError):
        CHIFFRES.validate_python({"nature": "connu", "montant": 100, "certitude": "inconnu"})


def test_un_montant_inconnu_ne_peut_pas_etre_chiffre() -> None:
    with pytest.raises(ValidationError):
        CHIFFRES.validate_python({"nature": "inconnu", "montant": 100})


@given(st.lists(st.none() | MONTANTS))
def test_un_total_compte_a_part_ce_qui_est_inconnu(chiffres: list[Montant | None]) -> None:
    total = Total.de(chiffres)

    assert total.inconnus == chiffres.count(None)
    assert total.montant == sommer(m for m in chiffres if m is not None)
    assert total.est_complet == (None not in chiffres)
