"""Une dépense : quantité, prix, taxe, arrondis ligne par ligne."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cep_desktop.domain.depense import Justificatif, RegimeTaxe
from cep_desktop.domain.montant import INCONNU, Montant, estime
from tests.cas.plan import estimation, euros, une_depense

PRIX = st.integers(0, 100_000).map(Montant)
QUANTITES = st.decimals("0.01", 1000, places=2)


def test_une_ligne_coute_le_prix_multiplie_par_la_quantite() -> None:
    formation = une_depense(quantite=Decimal(980), prix_unitaire=estimation("7,00"))

    assert formation.montant == euros("6860")


def test_un_prix_inconnu_donne_un_montant_inconnu() -> None:
    assert une_depense(prix_unitaire=INCONNU).montant is None


@pytest.mark.parametrize(
    ("prix", "taux", "attendu"),
    [
        ("150", "20", "180"),
        ("0,03", "20", "0,04"),
        ("0,02", "20", "0,02"),
        ("33,33", "5.5", "35,16"),
        ("100", "0", "100"),
    ],
)
def test_la_taxe_s_ajoute_au_prix_hors_taxe_arrondie_au_centime(
    prix: str, taux: str, attendu: str
) -> None:
    ligne = une_depense(
        prix_unitaire=estimation(prix), regime=RegimeTaxe.HT, taux_taxe=Decimal(taux)
    )

    assert ligne.montant == euros(attendu)


@given(PRIX, QUANTITES)
def test_l_arrondi_de_la_ligne_est_a_un_demi_centime_du_calcul_exact(
    prix: Montant, quantite: Decimal
) -> None:
    ligne = une_depense(prix_unitaire=estime(prix), quantite=quantite)

    assert ligne.montant is not None
    assert abs(ligne.montant.centimes - prix.centimes * quantite) <= Decimal("0.5")


@given(PRIX, st.decimals(0, 100, places=2))
def test_une_taxe_ne_baisse_jamais_le_prix(prix: Montant, taux: Decimal) -> None:
    ligne = une_depense(prix_unitaire=estime(prix), regime=RegimeTaxe.HT, taux_taxe=taux)

    assert ligne.montant is not None
    assert ligne.montant >= prix


def test_un_prix_hors_taxe_sans_taux_est_refuse() -> None:
    with pytest.raises(ValidationError, match="demande un taux de taxe"):
        une_depense(regime=RegimeTaxe.HT)


@pytest.mark.parametrize("regime", [RegimeTaxe.NET, RegimeTaxe.TTC])
def test_un_taux_ne_s_ecrit_que_hors_taxe(regime: RegimeTaxe) -> None:
    with pytest.raises(ValidationError, match="que pour un prix hors taxe"):
        une_depense(regime=regime, taux_taxe=Decimal(20))


@pytest.mark.parametrize("quantite", ["0", "-1", "100001", "1.234", "NaN", "Infinity"])
def test_une_quantite_impossible_est_refusee(quantite: str) -> None:
    with pytest.raises(ValidationError):
        une_depense(quantite=Decimal(quantite))


@pytest.mark.parametrize("taux", ["-1", "100.01"])
def test_un_taux_va_de_zero_a_cent(taux: str) -> None:
    with pytest.raises(ValidationError):
        une_depense(regime=RegimeTaxe.HT, taux_taxe=Decimal(taux))


def test_une_ligne_qui_depasse_dix_millions_est_refusee() -> None:
    with pytest.raises(ValidationError, match="dix millions"):
        une_depense(quantite=Decimal(100_000), prix_unitaire=estimation("1000"))


def test_un_justificatif_s_ecrit_avec_son_numero_s_il_en_a_un() -> None:
    assert str(Justificatif(nature="Devis", numero="2026-118")) == "Devis 2026-118"
    assert str(Justificatif(nature="Grille de prix")) == "Grille de prix"
