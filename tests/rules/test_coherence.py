"""Des règles bien formées peuvent se contredire : conditions fausses, liens en rond."""

import pytest

from cep_desktop.rules.chargement import charger
from cep_desktop.rules.paquet import Paquet
from tests.rules.paquets import LIEN, change, refus, un_paquet_minimal

DANS = '{{ constat = "{}", plus = {{ nombre = 2, unite = "{}" }} }}'


@pytest.mark.parametrize(
    ("condition", "phrase"),
    [
        ('{ constat = "age", au_moins = "seize" }', "ne se compare pas"),
        ('{ constat = "age", parmi = ["seize"] }', "ne s’emploie pas"),
        ('{ constat = "statut_emploi", est = "cdii" }', "« cdii » n’est pas une réponse"),
        ('{ constat = "age" }', "un seul de ces mots"),
        ('{ constat = "age", au_moins = 16, au_plus = 20 }', "un seul de ces mots"),
        ('{ constat = "age", au_moins = 16, note = "x" }', "ce champ n’existe pas"),
        ('{ peut_etre = "age" }', "une condition commence par"),
        ("{ tout = [] }", "(tout)"),
        ('{ connu = "rien" }', "le fait « rien » n’existe pas"),
        ('{ constat = "est_boeth", au_moins = 1 }', "ne s’emploie pas"),
        ('{ constat = "fin_contrat_le", avant = 2026 }', "ne se compare pas"),
        (
            f'{{ constat = "fin_contrat_le", avant = {DANS.format("aujourd_hui", "EUR")} }}',
            "n’est pas une unité de durée",
        ),
        (
            f'{{ constat = "age", au_moins = {DANS.format("cpf_solde", "j")} }}',
            "seule une date se décale",
        ),
    ],
)
def test_une_condition_mal_ecrite_est_refusee(condition: str, phrase: str) -> None:
    assert phrase in refus(
        change(
            '{ anciennete = "entree_entreprise_le", au_moins = { parametre = "essai.mois" } }',
            condition,
        )
    )


@pytest.mark.parametrize("duree", ["10_001", "0.5"])
@pytest.mark.parametrize("unite", ["j", "j ouvres", "mois", "an"])
def test_une_duree_impossible_est_refusee(duree: str, unite: str) -> None:
    ajout = (
        '\n[[delai]]\ncode = "x"\nlibelle = "X"\nsens = "avant"\nrepere = "debut_formation"\n'
        f'duree = {{ nombre = {duree}, unite = "{unite}" }}\nreference = {{ titre = "T" }}\n'
    )
    assert "une durée est un nombre entier" in refus(un_paquet_minimal("a", ajout=ajout))


def test_des_exclusions_en_rond_sont_refusees() -> None:
    paquet = Paquet(
        "rond",
        {
            **un_paquet_minimal("a", ajout=LIEN.format("b")).fichiers,
            **un_paquet_minimal("b", ajout=LIEN.format("c")).fichiers,
            **un_paquet_minimal("c", ajout=LIEN.format("a")).fichiers,
        },
    )
    dit = refus(paquet)
    assert "les exclusions tournent en rond" in dit
    assert "ligne 17" in dit


def test_une_aide_ne_s_exclut_pas_elle_meme() -> None:
    assert "tournent en rond" in refus(un_paquet_minimal("a", ajout=LIEN.format("a")))


def test_des_aides_qui_passent_chacune_apres_l_autre_sont_refusees() -> None:
    apres = LIEN.replace("exclusion", "subsidiaire")
    paquet = Paquet(
        "rond",
        {
            **un_paquet_minimal("a", ajout=apres.format("b")).fichiers,
            **un_paquet_minimal("b", ajout=apres.format("a")).fichiers,
        },
    )
    assert "chacune après l’autre" in refus(paquet)


def test_deux_exclusions_vers_la_meme_aide_sont_permises() -> None:
    paquet = Paquet(
        "etoile",
        {
            **un_paquet_minimal("a", ajout=LIEN.format("c")).fichiers,
            **un_paquet_minimal("b", ajout=LIEN.format("c")).fichiers,
            **un_paquet_minimal("c").fichiers,
        },
    )
    assert len(charger(paquet).dispositifs) == 3
