"""Deux métiers côte à côte disent ce qu’ils partagent, et « inconnu » sans chiffre."""

from cep_desktop.usecases.commandes.metier import AjouterMetier
from tests.cas.conseil import apres
from tests.cas.dossier import exemple
from ui.pages.competences.comparaison import Comparaison, comparer


def _lignes(comparaison: Comparaison | None) -> dict[str, tuple[str, str]]:
    assert comparaison is not None
    return {ligne.titre: (ligne.premier, ligne.second) for ligne in comparaison.lignes}


def test_deux_metiers_disent_ce_qu_ils_partagent_et_ce_qui_les_separe() -> None:
    comparaison = comparer(exemple("camille"), "M1", "M3")
    lignes = _lignes(comparaison)
    commun, _ = lignes["Déjà là, pour les deux"]
    assert "Garder le secret" in commun
    assert "Tenir un planning" not in commun
    assert lignes["Goût"] == ("5 sur 5", "2 sur 5")
    assert lignes["Où on l’exerce"] == ("Cabinets, hôpitaux, Ehpad", "Écoles, collèges")
    assert lignes["Vu en vrai"][1] == "pas encore"
    assert comparaison is not None
    assert comparaison.lignes[1].phrase.startswith("Goût\u00a0: Secrétaire médico-sociale, 5 sur 5")


def test_la_fiche_remise_prete_ses_chiffres_sinon_c_est_inconnu() -> None:
    lignes = _lignes(comparer(exemple("idriss"), "M1", "M2"))
    assert lignes["Offres"][0].startswith("118")
    assert lignes["Offres"][1] == "inconnu"
    neuf = apres(exemple("camille"), AjouterMetier("Fleuriste"))
    lignes = _lignes(comparer(neuf, "M4", "M1"))
    assert lignes["Goût"][0] == "pas encore dit"
    assert lignes["Ce que je sais déjà faire"][0] == "rien de noté"


def test_un_metier_ne_se_compare_ni_a_lui_meme_ni_a_un_disparu() -> None:
    assert comparer(exemple("camille"), "M1", "M1") is None
    assert comparer(exemple("camille"), "M1", "M9") is None
