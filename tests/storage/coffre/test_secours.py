"""Le code de secours supporte d’être recopié, et détecte une faute."""

from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.storage.coffre.secours import normaliser_code, tirer_code


def test_un_code_fait_trente_quatre_signes_par_groupes_de_cinq() -> None:
    groupes = tirer_code().split("-")
    assert [len(groupe) for groupe in groupes] == [5, 5, 5, 5, 5, 5, 4]


@given(st.integers(0, 33), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_une_faute_de_recopie_est_presque_toujours_vue(rang: int, signe: str) -> None:
    code = tirer_code().replace("-", "")
    faux = code[:rang] + signe + code[rang + 1 :]
    lu = normaliser_code(faux)
    assert (lu is None) or lu != code[:-2] or faux == code


@given(st.text(max_size=60))
def test_n_importe_quel_texte_se_lit_sans_erreur(saisie: str) -> None:
    lu = normaliser_code(saisie)
    assert lu is None or len(lu) > 0
