"""Ce qui se déduit du dossier, sans question de plus."""

from datetime import date
from decimal import Decimal

import pytest

from cep_desktop.rules.constat import Releve
from tests.rules.construction import construire

LE = date(2026, 11, 23)


def _lire(code: str, **cas: object) -> object:
    return Releve.de(construire({"le": LE, **cas}), le=LE).lire(code).valeur


@pytest.mark.parametrize(
    ("situation", "attendu"),
    [
        ({"statut_emploi": "cdi", "demission_le": date(2026, 11, 23)}, True),
        ({"statut_emploi": "cdi", "demission_le": date(2026, 11, 24)}, False),
        ({"statut_emploi": "cdi"}, False),
        ({"statut_emploi": "cdi", "demission_le": "?"}, None),
        ({"statut_emploi": "demandeur_emploi"}, None),
        ({}, None),
    ],
)
def test_un_cdi_sans_demission_notee_n_est_pas_rompu(
    situation: dict[str, object], attendu: bool | None
) -> None:
    assert _lire("a_demissionne", situation=situation) is attendu


def test_le_niveau_vise_est_celui_de_la_certification() -> None:
    certifiante = {"certification": "RNCP40792", "niveau": 5}

    assert _lire("niveau_certification", formation=certifiante) == Decimal(5)
    assert _lire("niveau_certification", formation={"certification": "RNCP40792"}) is None
    assert _lire("niveau_certification") is None


def test_seul_un_refus_ecrit_dit_que_le_compte_formation_est_refuse() -> None:
    demande = {"dispositif": "cpf", "nature": "cpf", "montant": 1000}

    assert _lire("cpf_refuse", aides=[demande]) is False
    assert _lire("cpf_refuse", aides=[demande | {"refuse_le": LE}]) is True
