"""Un travail risqué meurt seul : l’application continue et le dit."""

import time
from collections.abc import Callable

import pytest

from cep_desktop.documents.bride import TravailArrete, faire_a_part
from cep_desktop.documents.excel.grille import ClasseurIllisible


def compter(octets: bytes) -> int:
    return len(octets)


def refuser(_: bytes) -> None:
    raise ClasseurIllisible("Non.", lieu="ici", remede="Recommencez.")


def devorer(_: bytes) -> int:
    return len(bytearray(600 * 1024 * 1024))


def tourner(_: bytes) -> None:
    while time.monotonic() > 0:
        pass


def test_un_travail_sain_rend_son_resultat() -> None:
    assert faire_a_part(compter, b"abc") == 3


def test_un_refus_garde_sa_phrase_son_lieu_et_son_remede() -> None:
    with pytest.raises(ClasseurIllisible) as refus:
        faire_a_part(refuser, b"")
    assert str(refus.value) == "ici\u00a0: Non. Recommencez."


@pytest.mark.parametrize(("travail", "delai"), [(devorer, 5.0), (tourner, 0.5)])
def test_un_travail_demesure_est_arrete(travail: Callable[[bytes], object], delai: float) -> None:
    with pytest.raises(TravailArrete, match="trop de mémoire ou de temps"):
        faire_a_part(travail, b"", delai=delai)
