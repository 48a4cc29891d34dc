"""Un plafond se chiffre au centime inférieur, ou dit ce qui lui manque."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.plafond import (
    Part,
    PlafondAnnuel,
    PlafondFixe,
    PlafondInconnu,
    PlafondNonChiffre,
    PlafondPart,
    PlafondUnitaire,
    SansPlafond,
    au_mieux,
    borner,
)
from tests.rules.montage.aides import FORMATION, JURY, TRAIN, euros

COUTS = (FORMATION, JURY, TRAIN)
TOUS = frozenset(range(3))


def _maxima(plafond: object, couts: tuple[Cout, ...] = COUTS) -> list[tuple[set[int], int]]:
    bornes = borner(plafond, couts, frozenset(range(len(couts))))  # type: ignore[arg-type]
    return [(set(borne.couts), borne.maximum) for borne in bornes]


def test_un_plafond_sans_poste_porte_sur_tout() -> None:
    assert _maxima(PlafondFixe(euros(10), "x")) == [({0, 1, 2}, 1_000)]


def test_un_plafond_de_poste_ne_porte_que_sur_lui() -> None:
    assert _maxima(PlafondFixe(euros(10), "x", frozenset({Poste.VALIDATION}))) == [({1}, 1_000)]


def test_un_tarif_horaire_s_arrondit_au_centime_inferieur() -> None:
    tarif = PlafondUnitaire(Montant(915), Unite.HEURE, Decimal("10.33"), "9,15 €/h")
    assert _maxima(tarif) == [({0, 1, 2}, 9_451)]  # 94,5195 €


def test_une_part_s_arrondit_au_centime_inferieur_et_un_minimum_au_superieur() -> None:
    couts = [replace(JURY, montant=Montant(101))]
    assert Part(Decimal(70)).au_plus(couts) == Montant(70)
    assert Part(Decimal(70)).au_moins(couts) == Montant(71)


def test_un_plafond_annuel_retire_ce_qui_est_deja_utilise() -> None:
    plafond = PlafondAnnuel(euros(900), ((2026, euros(400)),), "FIF PL")
    assert _maxima(plafond) == [({0, 1, 2}, 50_000)]


def test_un_plafond_annuel_depasse_ne_devient_pas_negatif() -> None:
    assert _maxima(PlafondAnnuel(euros(900), ((2026, euros(1_000)),), "x")) == [({0, 1, 2}, 0)]


def test_un_cout_sans_annee_compte_dans_chaque_annee() -> None:
    couts = (replace(FORMATION, annee=2026), replace(JURY, annee=2027), TRAIN)
    plafond = PlafondAnnuel(euros(900), ((2026, euros(0)), (2027, euros(100))), "x")
    assert _maxima(plafond, couts) == [({0, 2}, 90_000), ({1, 2}, 80_000)]


@pytest.mark.parametrize(
    ("plafond", "manque"),
    [
        (PlafondInconnu("barème de branche à saisir"), "barème de branche"),
        (PlafondUnitaire(euros(9), Unite.HEURE, None, "x"), "quantité \\(heure\\)"),
        (PlafondAnnuel(euros(9), (), "x"), "déjà utilisé"),
    ],
)
def test_un_plafond_inconnu_n_est_ni_nul_ni_illimite(plafond: object, manque: str) -> None:
    with pytest.raises(PlafondNonChiffre, match=manque):
        _maxima(plafond)


def test_l_annee_dont_la_consommation_manque_est_nommee() -> None:
    couts = (replace(FORMATION, annee=2027),)
    with pytest.raises(PlafondNonChiffre, match="en 2027"):
        _maxima(PlafondAnnuel(euros(9), ((2026, euros(1)),), "x"), couts)


def test_sans_plafond_ne_borne_rien() -> None:
    assert _maxima(SansPlafond("fiche du ministère")) == []


def test_au_mieux_l_inconnu_devient_sans_limite_et_le_reste_ne_bouge_pas() -> None:
    annuel = PlafondAnnuel(euros(900), ((2026, euros(400)),), "x")
    couts = (replace(FORMATION, annee=2027),)
    assert au_mieux(PlafondInconnu("?", "x"), COUTS) == SansPlafond("x")
    assert au_mieux(PlafondUnitaire(euros(9), Unite.HEURE, None, "x"), COUTS) == SansPlafond("x")
    assert au_mieux(PlafondFixe(euros(9), "x"), COUTS) == PlafondFixe(euros(9), "x")
    assert au_mieux(PlafondPart(Part(Decimal(7)), "x"), COUTS) == PlafondPart(Part(Decimal(7)), "x")
    assert au_mieux(PlafondAnnuel(euros(9), (), "x"), COUTS) == PlafondFixe(euros(9), "x")
    assert au_mieux(annuel, couts) == replace(
        annuel, utilise=((2026, euros(400)), (2027, euros(0)))
    )
