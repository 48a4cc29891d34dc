"""La forme pliée : comparer sans accents ni casse, et retrouver sa place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.domain.pliage import mots, plier, plier_en_place


@pytest.mark.parametrize(
    ("texte", "plie"),
    [
        ("Élève", "eleve"),
        ("e\u0301cole", "ecole"),
        ("CŒUR", "coeur"),
        ("l’été\u00a0!", "l'ete !"),
        ("Straße", "strasse"),
        ("日本", "日本"),
    ],
)
def test_un_texte_se_plie(texte: str, plie: str) -> None:
    assert plier(texte) == plie


@given(st.text(max_size=60))
def test_chaque_signe_plie_connait_son_rang(texte: str) -> None:
    plie, rangs = plier_en_place(texte)
    assert len(plie) == len(rangs)
    assert list(rangs) == sorted(rangs)
    assert all(plie[i] in plier(texte[rang]) for i, rang in enumerate(rangs))


def test_les_mots_courts_se_laissent_de_cote() -> None:
    assert mots("D’Artagnan et son été", lettres=4) == {"artagnan"}
