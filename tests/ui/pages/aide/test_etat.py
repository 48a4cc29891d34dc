"""Chaque page a son aide, en phrases courtes."""

from pathlib import Path

import pytest

import ui.pages
from cep_desktop.domain.typographie import composer
from ui.pages.aide.etat import codes, lire
from ui.shell.etat import CodePage

MOTS_D_UNE_PHRASE = 26


def test_chaque_page_a_la_sienne_et_aucune_ne_se_repete() -> None:
    pages = {page.parent.name for page in Path(ui.pages.__file__).parent.glob("*/page.py")}
    assert pages | {code.value for code in CodePage} <= set(codes())
    aides = [lire(code) for code in codes()]
    assert len({aide.titre for aide in aides}) == len(aides)
    assert len({aide.a_quoi for aide in aides}) == len(aides)


@pytest.mark.parametrize("code", codes())
def test_l_aide_se_lit_vite(code: str) -> None:
    aide = lire(code)
    assert 2 <= len(aide.gestes) <= 5
    for phrase in (aide.a_quoi, *aide.gestes, aide.bon_a_savoir):
        assert phrase == composer(phrase)
        assert "'" not in phrase
        assert phrase.endswith(".")
        assert all(len(morceau.split()) <= MOTS_D_UNE_PHRASE for morceau in phrase.split(". "))


def test_un_sigle_est_ecrit_en_clair() -> None:
    assert ("VAE", "Validation des acquis de l’expérience") in lire("projet").sigles


def test_une_page_inconnue_n_a_pas_d_aide() -> None:
    with pytest.raises(KeyError):
        lire("sigles")
