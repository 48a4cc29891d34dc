"""On colle des mots, pas une mise en forme."""

import pytest

from ui.widgets.collage import nettoyer_collage


@pytest.mark.parametrize(
    ("colle", "garde"),
    [
        ("•\tAccueillir\r\n•\tÉcouter", "- Accueillir\n- Écouter"),
        ("\uf0b7\u00a0Ranger\x0bClasser", "- Ranger\nClasser"),
        ("o\tUn\n–\tDeux\no ce jour", "- Un\n- Deux\no ce jour"),
        ("recon\u00adversion\u200b\ufeff", "reconversion"),
        ("Titre\n\n\n\n\nSuite  et\tfin   \n", "Titre\n\nSuite et fin"),
        ("7\u00a0590,00\u00a0€", "7\u00a0590,00\u00a0€"),
        ("e\u0301te\u0301", "été"),
        ("", ""),
    ],
)
def test_le_texte_de_word_perd_ses_puces_et_ses_signes_invisibles(colle: str, garde: str) -> None:
    assert nettoyer_collage(colle) == garde


def test_dans_une_ligne_tout_tient_sur_une_ligne() -> None:
    colle = "Accueillir\r\n\r\n  les patients\t"
    assert nettoyer_collage(colle, en_une_ligne=True) == "Accueillir les patients"
