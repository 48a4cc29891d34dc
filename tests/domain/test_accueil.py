"""Le volet d’accueil : une réunion en petit groupe, une décision datée."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain.accueil import Accueil, Decision, ReunionCollective, Suite
from tests.cas.dossier import LE


@pytest.mark.parametrize("places", [0, 101])
def test_une_reunion_est_un_petit_groupe(places: int) -> None:
    ReunionCollective(id="U1", titre="VAE", le=LE, places=6)
    with pytest.raises(ValidationError):
        ReunionCollective(id="U1", titre="VAE", le=LE, places=places)


def test_une_decision_est_toujours_datee() -> None:
    Decision(suite=Suite.CONTINUER, prise_le=LE)
    with pytest.raises(ValidationError):
        Decision.model_validate({"suite": "continuer"})


def test_un_accueil_qui_n_a_pas_eu_lieu_ne_pretend_rien() -> None:
    vide = Accueil()

    assert vide.decision is None
    assert vide.demande.paroles is None
    assert not vide.co_construction.est_valide
