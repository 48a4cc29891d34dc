"""Un métier rapproché dit ce qui est tenu, ce qui se transfère, ce qui manque, et pourquoi."""

from pathlib import Path

import pytest

from cep_desktop.referentiels.catalogue import Transition
from cep_desktop.referentiels.rapprochement import Filtres, Profil, Proximite
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from tests.cas.livres import une_bibliotheque


@pytest.fixture
def bibliotheque(tmp_path: Path) -> Bibliotheque:
    """Tous les petits livres."""
    return une_bibliotheque(tmp_path / "livres")


SOIGNANTE = Profil(("J1501",))


def test_chaque_competence_est_tenue_transferable_ou_a_apprendre(
    bibliotheque: Bibliotheque,
) -> None:
    creche = bibliotheque.comparer("J1304", SOIGNANTE)
    assert creche is not None
    assert creche.tenues == ("Règles d'hygiène et d'asepsie",)
    (passage,) = creche.transferables
    assert passage.competence == "Surveiller l'état de santé d'un bébé"
    assert passage.depuis == "Surveiller l'état de santé d'une personne"
    assert creche.proximite is Proximite.VOISIN
    assert creche.raisons == ("1 compétence en commun", "1 déjà faite autrement")


def test_une_competence_dite_avec_ses_mots_compte(bibliotheque: Bibliotheque) -> None:
    dit = Profil((), ("Accompagner une personne dans les gestes de la vie quotidienne",))
    premier = bibliotheque.rapprocher(dit)[0]
    assert premier.metier.code == "K1302"
    assert premier.a_apprendre == ()


def test_un_metier_lointain_dit_tout_ce_qu_il_faut_apprendre(bibliotheque: Bibliotheque) -> None:
    bois = bibliotheque.comparer("A1201", SOIGNANTE)
    assert bois is not None
    assert (bois.tenues, bois.transferables) == ((), ())
    assert bois.a_apprendre == ("Abattre un arbre à la tronçonneuse",)
    assert bois.proximite is Proximite.ACCESSIBLE


def test_le_metier_exerce_n_est_pas_propose(bibliotheque: Bibliotheque) -> None:
    assert "J1501" not in {p.metier.code for p in bibliotheque.rapprocher(SOIGNANTE)}


def test_sans_rien_savoir_on_ne_propose_rien(bibliotheque: Bibliotheque) -> None:
    assert bibliotheque.rapprocher(Profil()) == ()


@pytest.mark.parametrize(
    ("filtres", "codes"),
    [
        (Filtres(), {"K1302", "J1304"}),
        (Filtres(sans_reglemente=True), {"K1302"}),
        (Filtres(interets=frozenset("S")), set()),
        (Filtres(transitions=frozenset({Transition.VERT})), set()),
        (Filtres(transitions=frozenset({Transition.BLANC})), {"K1302", "J1304"}),
    ],
)
def test_les_filtres_ecartent_ce_que_la_personne_refuse(
    bibliotheque: Bibliotheque, filtres: Filtres, codes: set[str]
) -> None:
    trouves = {p.metier.code for p in bibliotheque.rapprocher(SOIGNANTE, filtres)}
    assert trouves == codes


def test_une_condition_refusee_ecarte_le_metier(bibliotheque: Bibliotheque) -> None:
    aide = Profil(("K1302",))
    assert "J1501" in {p.metier.code for p in bibliotheque.rapprocher(aide)}
    refus = Filtres(conditions_refusees=frozenset({"Travail de nuit"}))
    assert "J1501" not in {p.metier.code for p in bibliotheque.rapprocher(aide, refus)}


def test_une_autre_famille_est_toujours_gardee(bibliotheque: Bibliotheque) -> None:
    """Le voisin le plus proche est de la même lettre : le dernier choix vient d’ailleurs."""
    profil = Profil(("J1501", "N4103"), ("Abattre un arbre",))
    deux = bibliotheque.rapprocher(profil, nombre=2)
    assert len({p.metier.code[0] for p in deux}) == 2


def test_un_metier_detache_prend_les_competences_de_sa_fiche(bibliotheque: Bibliotheque) -> None:
    car = bibliotheque.comparer("N4109", Profil(("N4103",)))
    assert car is not None
    assert car.tenues == ("Conduire un véhicule de transport en commun", "Accueillir des voyageurs")
    assert "noms de métiers voisins" in car.raisons


def test_un_code_inconnu_ne_se_compare_pas(bibliotheque: Bibliotheque) -> None:
    assert bibliotheque.comparer("Z9999", SOIGNANTE) is None
