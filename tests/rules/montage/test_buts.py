"""L’ordre des buts, les choix de la personne, et ce qui lui reste."""

from dataclasses import replace

import pytest

from cep_desktop.domain.montant import ZERO, Montant
from cep_desktop.rules.montage.calcul import calculer
from cep_desktop.rules.montage.choix import Affecter, Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import (
    Confiance,
)
from cep_desktop.rules.montage.plafond import (
    PlafondFixe,
)
from tests.rules.montage.aides import (
    CPF,
    EMPLOYEUR,
    FORMATION,
    PARTICIPATION,
    REGION,
    TRAIN,
    avec,
    euros,
    payes,
    trouver,
)

CPF_PAYANT = avec(CPF, participation=PARTICIPATION)


def test_a_reste_egal_le_plus_certain_l_emporte() -> None:
    sure = avec(REGION, confiance=Confiance.ACCORDE)
    petite = replace(FORMATION, montant=euros(1_500))
    assert payes(trouver(Enonce((petite,), (CPF, sure)))) == {"region": euros(1_500)}


def test_a_certitude_egale_le_moins_de_demandes_l_emporte() -> None:
    petite = replace(FORMATION, montant=euros(1_500))
    unes = (avec(EMPLOYEUR, rang=1), avec(EMPLOYEUR, code="opco", rang=1), REGION)
    assert payes(trouver(Enonce((petite,), unes))) == {"region": euros(1_500)}


def test_a_egalite_l_ordre_legal_l_emporte() -> None:
    petite = replace(FORMATION, montant=euros(2_000))
    region = avec(REGION, confiance=Confiance.PROBABLE, plafonds=CPF.plafonds)
    assert payes(trouver(Enonce((petite,), (region, CPF)))) == {"cpf": euros(2_000)}


def test_aucun_but_suivant_ne_fait_perdre_un_centime_au_premier() -> None:
    douteuse = avec(REGION, plafonds=(PlafondFixe(Montant(1), "x"),))
    melange = trouver(Enonce((FORMATION,), (CPF, douteuse)))
    assert melange.reste_a_payer.montant == euros(1_000) - Montant(1)


@pytest.mark.parametrize(
    ("choix", "attendu"),
    [
        (Prendre("employeur"), {"cpf": 3_000, "employeur": 500, "region": 500}),
        (Ecarter("cpf"), {"employeur": 500, "region": 2_000}),
        (Fixer("cpf", euros(1_000)), {"cpf": 1_000, "employeur": 500, "region": 2_000}),
        (Affecter("region", "formation", euros(300)), {"cpf": 3_000, "region": 300}),
    ],
)
def test_le_montage_respecte_un_choix(choix: object, attendu: dict[str, int]) -> None:
    enonce = Enonce((FORMATION,), (CPF, EMPLOYEUR, REGION), choix=(choix,))  # type: ignore[arg-type]
    trouve = payes(trouver(enonce))
    assert all(trouve.get(code) == euros(somme) for code, somme in attendu.items())


def test_des_choix_impossibles_ne_donnent_pas_de_melange() -> None:
    assert calculer(Enonce((FORMATION,), (CPF,), choix=(Fixer("cpf", euros(3_001)),))) is None


def test_la_capacite_paie_la_participation_puis_le_reste() -> None:
    melange = trouver(Enonce((FORMATION, TRAIN), (CPF_PAYANT,), capacite=euros(400)))
    assert (melange.participation, melange.autofinancement) == (euros(150), euros(250))
    assert melange.reste == euros(1_600) - euros(400)


def test_sans_capacite_connue_rien_n_est_suppose_de_la_personne() -> None:
    melange = trouver(Enonce((FORMATION,), (CPF,)))
    assert (melange.autofinancement, melange.reste) == (ZERO, euros(1_000))
