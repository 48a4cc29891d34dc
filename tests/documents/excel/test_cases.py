"""Une case dit la même chose qu’on l’écrive ou qu’on la relise."""

from datetime import date, datetime
from decimal import Decimal

from cep_desktop.documents.excel.cases import adresse, empreindre, normaliser, plage
from cep_desktop.domain.montant import Montant


def test_un_montant_et_le_nombre_relu_se_valent() -> None:
    assert normaliser(Montant(759_000)) == normaliser(7590.0) == normaliser(Decimal(7590))


def test_un_reste_de_calcul_flottant_ne_compte_pas() -> None:
    assert normaliser(0.1 + 0.2) == normaliser(0.3)


def test_une_date_et_son_instant_relu_se_valent() -> None:
    assert normaliser(date(2027, 4, 19)) == normaliser(datetime(2027, 4, 19))  # noqa: DTZ001


def test_un_nombre_et_le_texte_qui_lui_ressemble_different() -> None:
    assert normaliser("1860") != normaliser(1860)


def test_un_nombre_infini_se_normalise_sans_erreur() -> None:
    assert normaliser(float("inf")) != normaliser(float("nan"))


def test_l_empreinte_ne_depend_pas_de_l_ordre_d_ecriture() -> None:
    cases = {("B", (1, 2)): "t x", ("A", (0, 0)): "n 1"}
    assert empreindre(cases) == empreindre(dict(reversed(list(cases.items()))))


def test_l_empreinte_change_avec_la_place_d_une_valeur() -> None:
    assert empreindre({("A", (0, 0)): "n 1"}) != empreindre({("A", (0, 1)): "n 1"})


def test_une_adresse_se_lit_depuis_sa_feuille_ou_d_une_autre() -> None:
    assert adresse((11, 1)) == "$B$12"
    assert plage((4, 1), (7, 1), "Dépenses") == "'Dépenses'!$B$5:$B$8"
