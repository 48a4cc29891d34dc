"""Le montage égale, au centime, la recherche qui essaie tout."""

import pytest

from cep_desktop.rules.montage.calcul import calculer
from cep_desktop.rules.montage.melange import Melange
from tests.rules.montage.force_brute import ForceBrute, Paye
from tests.rules.montage.hasard import tirer_enonce

CAS, LOT = 1_000, 100


def _paiements(melange: Melange) -> Paye:
    return {
        (apportee.offre.code, paiement.cout.cle): paiement.montant.centimes
        for apportee in melange.apportees
        for paiement in apportee.paiements
    }


@pytest.mark.parametrize("debut", range(0, CAS, LOT))
def test_mille_cas_au_hasard_egalent_la_force_brute(debut: int) -> None:
    for graine in range(debut, debut + LOT):
        enonce = tirer_enonce(graine)
        brute = ForceBrute(enonce)
        attendu, melange = brute.meilleure_cle(), calculer(enonce)
        if melange is None:
            assert attendu is None, f"énoncé {graine} dit impossible"
            continue
        trouve = _paiements(melange)
        assert tuple(preuve.valeur for preuve in melange.preuves) == attendu, f"énoncé {graine}"
        assert brute.cle(trouve) == attendu, f"énoncé {graine}"
        assert brute.est_permis(trouve), f"énoncé {graine}"
        assert all(preuve.est_etablie for preuve in melange.preuves), f"énoncé {graine}"


def test_les_cas_au_hasard_couvrent_les_deux_issues() -> None:
    issues = [calculer(tirer_enonce(graine)) is None for graine in range(200)]
    assert 20 < sum(issues) < 100
