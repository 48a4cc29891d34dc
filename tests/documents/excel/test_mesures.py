"""Rien n’est coupé à l’impression : rangées et colonnes suivent ce qu’elles portent."""

from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.documents.excel.mesures import (
    HAUTEUR_MAXIMALE,
    compter_lignes,
    couper,
    elargir,
    hauteur,
    mesurer,
)
from tests.cas.plan import euros


def test_un_mot_court_tient_sur_une_ligne() -> None:
    assert compter_lignes("Transport", 13) == 1


def test_un_texte_long_passe_a_la_ligne_aux_espaces() -> None:
    assert compter_lignes("Projet de transition professionnelle, salaire", 29) == 2


def test_un_mot_plus_large_que_la_colonne_est_coupe() -> None:
    assert compter_lignes("é" * 300, 29) == 11


def test_un_retour_a_la_ligne_compte() -> None:
    assert compter_lignes("Solde\n(€ / mois)", 16) == 2


def test_une_ecriture_de_pleine_chasse_prend_deux_places() -> None:
    assert mesurer("日本") == 2 * mesurer("00")


def test_une_rangee_ne_depasse_pas_la_limite_du_tableur() -> None:
    assert hauteur([("mot " * 3000, 10)], minimum=20) == HAUTEUR_MAXIMALE


def test_une_rangee_garde_sa_hauteur_minimale() -> None:
    assert hauteur([("mot", 10)], minimum=20) == 20
    assert hauteur([], minimum=20) == 20


def test_une_colonne_n_est_elargie_que_s_il_le_faut() -> None:
    largeurs = elargir((13, 13), {0: [euros("10"), None], 1: [euros("9999999")]})
    assert largeurs[0] == 13
    assert largeurs[1] > 13


@given(st.text(st.sampled_from("abc é\u00a0\u202f👩🏽"), max_size=80), st.integers(1, 30))
def test_couper_puis_rejoindre_redonne_le_texte(texte: str, largeur: int) -> None:
    assert " ".join(couper(texte, largeur)) == texte


@given(st.lists(st.sampled_from(("un", "deux", "financement")), min_size=1).map(" ".join))
def test_chaque_ligne_coupee_tient_dans_sa_largeur(texte: str) -> None:
    assert all(mesurer(ligne) <= 20 for ligne in couper(texte, 20))
