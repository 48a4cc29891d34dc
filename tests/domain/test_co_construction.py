"""La trace de ce qui se construit à deux."""

from cep_desktop.domain.co_construction import CHOISISSENT, Auteur, CoConstruction
from tests.cas.dossier import LE


def test_rien_n_est_valide_ensemble_sans_date() -> None:
    propose = CoConstruction(propose_par=Auteur.CONSEILLER, choisi_par=Auteur.BENEFICIAIRE)

    assert not propose.est_valide
    assert propose.avec(valide_ensemble_le=LE).est_valide


def test_personne_n_a_choisi_tant_qu_on_ne_l_ecrit_pas() -> None:
    assert CoConstruction().choisi_par is None


def test_pas_encore_dit_n_est_pas_on_ne_sait_plus() -> None:
    neuve = CoConstruction()
    oubliee = neuve.avec(propose_par=Auteur.NE_SAIT_PLUS)

    assert neuve.propose_par is None
    assert oubliee != neuve
    assert CoConstruction.model_validate_json(oubliee.model_dump_json()) == oubliee
    assert CoConstruction.model_validate_json("{}") == neuve


def test_un_choix_ne_s_attribue_pas_a_personne() -> None:
    assert set(Auteur) - set(CHOISISSENT) == {Auteur.NE_SAIT_PLUS}
