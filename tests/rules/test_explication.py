"""Une règle dite en français : nombre, unité, accord."""

from decimal import Decimal

import pytest

from cep_desktop.rules.explication import dire_valeur
from cep_desktop.rules.parametre import UniteValeur


@pytest.mark.parametrize(
    ("valeur", "unite", "attendu"),
    [
        ("1", UniteValeur.AN, "1 an"),
        ("3", UniteValeur.AN, "3 ans"),
        ("1", UniteValeur.MOIS, "1 mois"),
        ("1", UniteValeur.FOIS, "1 fois"),
        ("1.5", UniteValeur.HEURE_AN, "1,5 heure par an"),
        ("1", UniteValeur.NIVEAU, "1 niveau"),
        ("2", UniteValeur.NIVEAU, "2 niveaux"),
        ("15", UniteValeur.JOUR_CALENDAIRE, "15 jours calendaires"),
        ("42", UniteValeur.EUR_H, "42 € par heure"),
        ("31.20", UniteValeur.EUR_NUIT, "31,20 € par nuit"),
        ("0.23", UniteValeur.EUR_KM, "0,23 € par kilomètre"),
        ("2620.85", UniteValeur.EUR_MOIS, "2 620,85 € par mois"),
        ("3000", UniteValeur.EUR, "3 000,00 €"),
    ],
)
def test_une_valeur_s_ecrit_avec_son_unite_accordee(
    valeur: str, unite: UniteValeur, attendu: str
) -> None:
    dit = dire_valeur(Decimal(valeur), unite).replace("\u00a0", " ").replace("\u202f", " ")

    assert dit == attendu
