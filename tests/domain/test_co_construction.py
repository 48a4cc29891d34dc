"""La trace de ce qui se construit à deux."""

from cep_desktop.domain.co_construction import Auteur, CoConstruction
from tests.cas.dossier import LE


def test_rien_n_est_valide_ensemble_sans_date() -> None:
    propose = CoConstruction(propose_par=Auteur.CONSEILLER, choisi_par=Auteur.BENEFICIAIRE)

    assert not propose.est_valide
    assert propose.avec(valide_ensemble_le=LE).est_valide


def test_personne_n_a_choisi_tant_qu_on_ne_l_ecrit_pas() -> None:
    assert CoConstruction().choisi_par is None
