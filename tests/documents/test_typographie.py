"""Les tournures des papiers : listes, pluriels, dates courtes qui restent exactes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.documents.typographie import (
    Morceau,
    accorder,
    citer,
    de,
    duree_en_mois,
    ecrire_nombre,
    en_clair,
    en_lettres,
    enumerer,
    jour_court,
    majuscule,
    minuscule,
    periode_en_jours,
    ponctuer,
    quand_court,
    quand_long,
    quand_sans_annee,
)
from cep_desktop.domain.echeance import AvantLe, Echeance, EnMois, LeJour, Pendant

REPERE = date(2026, 11, 23)


def _pendant(du: date, au: date) -> Pendant:
    return Pendant(du=du, au=au)


@pytest.mark.parametrize(
    ("mots", "attendu"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_une_liste_se_dit_avec_des_virgules_et_un_et(mots: list[str], attendu: str) -> None:
    assert enumerer(mots) == attendu


@pytest.mark.parametrize(
    ("nombre", "attendu"),
    [
        (0, "0\u00a0heure"),
        (1, "1\u00a0heure"),
        (Decimal("1.5"), "1,5\u00a0heure"),
        (2, "2\u00a0heures"),
        (Decimal("980.00"), "980\u00a0heures"),
        (1200, "1\u202f200\u00a0heures"),
    ],
)
def test_le_pluriel_commence_a_deux(nombre: Decimal | int, attendu: str) -> None:
    assert accorder(nombre, "heure") == attendu


def test_les_petits_mots_s_accordent() -> None:
    assert de("avril") == "d’avril"
    assert de("mars") == "de mars"
    assert en_lettres(3) == "trois"
    assert en_lettres(12) == "12"
    assert accorder(7, "mois", "mois") == "7\u00a0mois"


def test_une_phrase_finit_par_un_point_et_un_seul() -> None:
    assert ponctuer("Fait") == "Fait."
    assert ponctuer("Fait.") == "Fait."
    assert ponctuer("Vraiment\u202f?") == "Vraiment\u202f?"
    assert ponctuer("") == ""


def test_la_premiere_lettre_change_sans_toucher_aux_sigles() -> None:
    assert majuscule("avril à nov.") == "Avril à nov."
    assert minuscule("Pièce d’identité") == "pièce d’identité"
    assert minuscule("CV à jour") == "CV à jour"
    assert citer("oui") == "«\u00a0oui\u00a0»"


@given(st.decimals(0, 100_000, places=2))
def test_un_nombre_se_relit_sans_perte(nombre: Decimal) -> None:
    ecrit = ecrire_nombre(nombre)
    assert Decimal(ecrit.replace("\u202f", "").replace(",", ".")) == nombre
    assert not ecrit.endswith(",")


@pytest.mark.parametrize(
    ("echeance", "court", "long", "sans_annee"),
    [
        (
            AvantLe(le=date(2026, 12, 20)),
            "avant le 20 déc.",
            "avant le dimanche 20 décembre 2026",
            "avant le 20 décembre",
        ),
        (
            AvantLe(le=date(2027, 9, 1)),
            "avant le 1er sept. 2027",
            "avant le mercredi 1er septembre 2027",
            "avant le 1er septembre",
        ),
        (LeJour(le=date(2026, 12, 11)), "11 décembre", "le vendredi 11 décembre 2026",
         "le 11 décembre"),
        (LeJour(le=date(2027, 6, 30)), "30 juin 2027", "le mercredi 30 juin 2027", "le 30 juin"),
        (
            _pendant(date(2026, 11, 30), date(2026, 12, 4)),
            "30 nov. au 4 déc.",
            "du 30 novembre au 4 décembre 2026",
            "du 30 novembre au 4 décembre",
        ),
        (
            _pendant(date(2027, 3, 1), date(2027, 3, 12)),
            "1er au 12 mars",
            "du 1er au 12 mars 2027",
            "du 1er au 12 mars",
        ),
        (
            _pendant(date(2027, 4, 19), date(2027, 11, 26)),
            "19 avril au 26 nov. 2027",
            "du 19 avril au 26 novembre 2027",
            "du 19 avril au 26 novembre",
        ),
        (
            _pendant(date(2026, 12, 11), date(2027, 1, 8)),
            "11 déc. au 8 janv.",
            "du 11 décembre 2026 au 8 janvier 2027",
            "du 11 décembre au 8 janvier",
        ),
        (_pendant(date(2026, 12, 1), date(2026, 12, 1)), "1er décembre",
         "le mardi 1er décembre 2026", "du 1er au 1er décembre"),
        (EnMois(du=date(2027, 3, 1), au=date(2027, 3, 1)), "mars 2027", "en mars 2027", "en mars"),
        (
            EnMois(du=date(2027, 4, 1), au=date(2027, 11, 1)),
            "avril à nov. 2027",
            "d’avril à novembre 2027",
            "d’avril à novembre",
        ),
        (
            EnMois(du=date(2026, 12, 1), au=date(2027, 2, 1)),
            "déc. 2026 à févr. 2027",
            "de décembre 2026 à février 2027",
            "de décembre à février",
        ),
    ],
)  # fmt: skip
def test_une_echeance_se_dit_selon_la_place(
    echeance: Echeance, court: str, long: str, sans_annee: str
) -> None:
    def lire(texte: str) -> str:
        return texte.replace("\u00a0", " ")

    assert lire(quand_court(echeance, repere=REPERE)) == court
    assert lire(quand_long(echeance)) == long
    assert lire(quand_sans_annee(echeance)) == sans_annee


def test_l_annee_ne_manque_que_si_elle_va_de_soi() -> None:
    assert jour_court(date(2026, 1, 2), repere=REPERE) == "2\u00a0janvier"
    assert jour_court(date(2027, 5, 25), repere=REPERE) == "25\u00a0mai"
    assert jour_court(date(2027, 5, 26), repere=REPERE) == "26\u00a0mai\u00a02027"
    assert jour_court(date(2025, 12, 31), repere=REPERE) == "31\u00a0déc.\u00a02025"
    assert jour_court(date.max, repere=date.max) == "31\u00a0décembre"


def test_une_periode_d_un_jour_est_un_jour() -> None:
    assert periode_en_jours(REPERE, REPERE) == "le 23\u00a0novembre\u00a02026"
    assert duree_en_mois(REPERE, REPERE) == "en novembre\u00a02026"


def test_une_phrase_se_lit_sans_ses_forces() -> None:
    assert en_clair((Morceau("Il me reste "), Morceau("430", est_fort=True))) == "Il me reste 430"
