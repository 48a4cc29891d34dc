"""Une date se lit comme on l’écrit, ou se refuse avec un exemple."""

from datetime import date

import pytest

from ui.widgets.lecture_date import DateIllisible, ecrire_saisie, lire_date, lire_mois


@pytest.mark.parametrize(
    "saisie",
    [
        "20/12/2026", "20-12-2026", "20.12.2026", "20 12 2026", "20122026", "2026-12-20",
        "20/12/26", "20 décembre 2026", "20 DECEMBRE 2026", "20 déc. 2026", " 20 dec 2026 ",
        "20\u00a0décembre\u00a02026",
    ],
)  # fmt: skip
def test_une_date_se_lit_de_plusieurs_facons(saisie: str) -> None:
    assert lire_date(saisie) == date(2026, 12, 20)


def test_le_premier_du_mois_s_ecrit_en_lettres() -> None:
    assert lire_date("1er février 2027") == date(2027, 2, 1)
    assert lire_date("1 août 2027") == date(2027, 8, 1)


@pytest.mark.parametrize("saisie", ["32/12/2026", "30/02/2027", "29/02/2027", "20/13/2026"])
def test_une_date_impossible_est_refusee_en_phrase(saisie: str) -> None:
    with pytest.raises(DateIllisible, match=r"Cette date n’existe pas\. Exemple\u00a0: 20/12/2026"):
        lire_date(saisie)


@pytest.mark.parametrize("saisie", ["demain", "20/12", "20 ju 2026 x", "12", "décembre 2026", "½"])
def test_ce_qui_n_est_pas_une_date_est_cite(saisie: str) -> None:
    with pytest.raises(DateIllisible) as refus:
        lire_date(saisie)
    assert saisie in str(refus.value)


def test_un_mois_abrege_ambigu_est_refuse() -> None:
    with pytest.raises(DateIllisible):
        lire_date("3 jui 2027")
    assert lire_date("3 juil 2027") == date(2027, 7, 3)


@pytest.mark.parametrize("saisie", ["mars 2027", "MARS 2027", "03/2027", "3-2027", "3 2027"])
def test_un_mois_se_lit_de_plusieurs_facons(saisie: str) -> None:
    assert lire_mois(saisie) == date(2027, 3, 1)


@pytest.mark.parametrize("saisie", ["13/2027", "mars", "2027", "toto 2027", "0/2027"])
def test_ce_qui_n_est_pas_un_mois_est_refuse(saisie: str) -> None:
    with pytest.raises(DateIllisible, match="mars 2027"):
        lire_mois(saisie)


def test_une_date_relue_est_la_meme() -> None:
    jour = date(2027, 1, 5)
    assert lire_date(ecrire_saisie(jour)) == jour
    assert ecrire_saisie(None) == ""
