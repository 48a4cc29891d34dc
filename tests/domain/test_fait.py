"""Le catalogue des faits : chaque question a une forme de réponse et, parfois, des choix."""

from cep_desktop.domain.fait import CodeFait, Genre, StatutEmploi


def test_chaque_fait_a_une_question_lisible_et_un_genre() -> None:
    for code in CodeFait:
        assert code.libelle, code
        assert isinstance(code.genre, Genre), code
        assert "'" not in code.libelle, code


def test_deux_faits_ne_posent_pas_la_meme_question() -> None:
    questions = [code.libelle for code in CodeFait]

    assert len(set(questions)) == len(questions)


def test_seule_une_question_de_texte_a_des_choix() -> None:
    for code in CodeFait:
        assert not code.choix or code.genre is Genre.TEXTE, code
        codes = [choix.code for choix in code.choix]
        assert len(set(codes)) == len(codes), code


def test_la_situation_d_emploi_se_choisit_parmi_les_statuts() -> None:
    codes = [choix.code for choix in CodeFait.STATUT_EMPLOI.choix]

    assert codes == [statut.value for statut in StatutEmploi]


def test_aucun_fait_ne_demande_le_numero_de_securite_sociale() -> None:
    for code in CodeFait:
        assert "nir" not in code.value.split("_"), code
        assert "sécurité sociale" not in code.libelle.lower(), code
