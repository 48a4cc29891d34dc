"""Le volet d’accueil : une réunion en petit groupe, une décision datée."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain.accueil import (
    Accueil,
    Decision,
    MoyenOrientation,
    Orientation,
    ReunionCollective,
    Suite,
)
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


def test_une_reunion_est_complete_quand_d_autres_ont_toutes_les_places() -> None:
    reunion = ReunionCollective(id="U1", titre="VAE", le=LE, places=6, prises=6)
    assert reunion.est_complete
    assert not reunion.avec(prises=5).est_complete
    assert not reunion.avec(prises=None).est_complete


def test_sans_accord_rien_n_est_envoye_mais_une_fiche_se_remet() -> None:
    preparee = Orientation(structure="Apec", moyen=MoyenOrientation.COURRIEL)
    with pytest.raises(ValidationError, match="sans l’accord"):
        preparee.avec(faite_le=LE)
    assert preparee.avec(faite_le=LE, accord_le=LE).faite_le == LE
    assert preparee.avec(faite_le=LE, moyen=MoyenOrientation.FICHE).accord_le is None
