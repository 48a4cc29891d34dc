"""La typographie française : posée une fois, toujours de la même façon."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.domain.typographie import (
    composer,
    ecrire_centimes,
    ecrire_date,
    ecrire_date_courte,
    ecrire_date_longue,
    ecrire_entier,
    ecrire_heure,
    ecrire_jour,
    ecrire_mois,
    ecrire_telephone,
)
from tests.cas.textes import PIEGES

NOEL = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("centimes", "attendu"),
    [
        (0, "0,00\u00a0€"),
        (5, "0,05\u00a0€"),
        (123_456, "1\u202f234,56\u00a0€"),
        (100_000_000, "1\u202f000\u202f000,00\u00a0€"),
        (-12_000, "\u2212\u00a0120,00\u00a0€"),
        (-5, "\u2212\u00a00,05\u00a0€"),
    ],
)
def test_un_montant_s_ecrit_a_la_francaise(centimes: int, attendu: str) -> None:
    assert ecrire_centimes(centimes) == attendu


def test_un_entier_separe_ses_milliers() -> None:
    assert ecrire_entier(980) == "980"
    assert ecrire_entier(12_345_678) == "12\u202f345\u202f678"
    assert ecrire_entier(-1_500) == "\u2212\u00a01\u202f500"


def test_une_date_s_ecrit_de_cinq_facons() -> None:
    assert ecrire_date(NOEL) == "20\u00a0décembre\u00a02026"
    assert ecrire_jour(NOEL) == "20\u00a0décembre"
    assert ecrire_date_courte(NOEL) == "20\u00a0déc.\u00a02026"
    assert ecrire_date_longue(NOEL) == "dimanche\u00a020\u00a0décembre\u00a02026"
    assert ecrire_mois(NOEL) == "décembre\u00a02026"


def test_le_premier_du_mois_est_un_ordinal() -> None:
    premier = date(2027, 3, 1)

    assert ecrire_date(premier) == "1er\u00a0mars\u00a02027"
    assert ecrire_jour(premier) == "1er\u00a0mars"
    assert ecrire_jour(date(2027, 3, 21)) == "21\u00a0mars"


def test_une_heure_garde_deux_chiffres_de_minutes() -> None:
    assert ecrire_heure(time(9, 0)) == "9\u00a0h\u00a000"
    assert ecrire_heure(time(10, 42)) == "10\u00a0h\u00a042"


@pytest.mark.parametrize(
    "numero", ["0261910012", "02 61 91 00 12", "02.61.91.00.12", "02\u00a061-91 00\u202f12"]
)
def test_un_telephone_se_groupe_par_paires(numero: str) -> None:
    assert ecrire_telephone(numero) == "02\u00a061\u00a091\u00a000\u00a012"


def test_un_telephone_etranger_reste_tel_quel() -> None:
    assert ecrire_telephone("+33261910012") == "+33261910012"
    assert ecrire_telephone("") == ""


@pytest.mark.parametrize(
    ("saisie", "attendu"),
    [
        ("Qu'est-ce que c'est ?", "Qu’est-ce que c’est\u202f?"),
        ("Attention : « oui » !", "Attention\u00a0: «\u00a0oui\u00a0»\u202f!"),
        ("«oui»", "«\u00a0oui\u00a0»"),
        ("10 % de 400 €", "10\u00a0% de 400\u00a0€"),
        ("un ; deux", "un\u202f; deux"),
        ("Je signe, mais...", "Je signe, mais…"),
        ("à 10:30", "à 10:30"),
        ("l’avenant n° 2, N° 12", "l’avenant n°\u00a02, N°\u00a012"),
        ("https://exemple.fr", "https://exemple.fr"),
        ("", ""),
    ],
)
def test_une_phrase_recoit_ses_espaces_insecables(saisie: str, attendu: str) -> None:
    assert composer(saisie) == attendu


_SIGNES = st.text(alphabet=list("aé1 \u00a0\u202f'’«».…:;!?%€\n")) | st.sampled_from(PIEGES)


@given(_SIGNES)
def test_composer_deux_fois_donne_le_meme_texte(texte: str) -> None:
    assert composer(composer(texte)) == composer(texte)


@given(_SIGNES)
def test_composer_ne_perd_aucune_lettre(texte: str) -> None:
    def lettres(t: str) -> list[str]:
        return [c for c in t if c.isalnum()]

    assert lettres(composer(texte)) == lettres(texte)
