"""Aucun fichier, si tordu soit-il, ne donne autre chose qu’un dossier ou un refus en français."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.documents.dossier_portable import DossierIllisible, ecrire, lire
from tests.documents.dossier_portable.abimer import ANGLAIS, enveloppe

ENTIER = json.dumps(enveloppe(), indent=2).encode()
SANS_TRADUCTION = "cette valeur n’est pas admise ici."
SCALAIRES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | st.sampled_from(("0", "2026-01-01", "connu", "\ud800", "A1", "\u202e", "1e999"))
)
JSON = st.recursive(
    SCALAIRES,
    lambda fond: (
        st.lists(fond, max_size=3) | st.dictionaries(st.text(max_size=3), fond, max_size=3)
    ),
    max_leaves=5,
)


def _places(noeud: object, chemin: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(noeud, dict | list):
        for cle, fils in noeud.items() if isinstance(noeud, dict) else enumerate(noeud):
            yield (*chemin, cle)
            yield from _places(fils, (*chemin, cle))


PLACES = tuple(_places(enveloppe()["dossier"]))


def _refus(octets: bytes) -> DossierIllisible | None:
    try:
        dossier = lire(octets)
    except DossierIllisible as refus:
        return refus
    assert lire(ecrire(dossier)) == dossier
    return None


@settings(max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(PLACES), JSON), min_size=1, max_size=3))
def test_n_importe_quelle_valeur_a_n_importe_quelle_place(
    fautes: list[tuple[tuple[str | int, ...], object]],
) -> None:
    racine: Any = enveloppe()
    for (*chemin, dernier), valeur in sorted(fautes, key=lambda faute: -len(faute[0])):
        noeud = racine["dossier"]
        for partie in chemin:
            noeud = noeud[partie]
        noeud[dernier] = valeur
    refus = _refus(json.dumps(racine).encode())
    if refus:
        assert refus.problemes
        assert all(probleme.lieu for probleme in refus.problemes)
        assert not [str(p) for p in refus.problemes if ANGLAIS.search(p.phrase)]
        assert not [str(p) for p in refus.problemes if p.phrase == SANS_TRADUCTION]


@settings(max_examples=200)
@given(st.integers(0, len(ENTIER) - 1), st.integers(0, 30), st.binary(max_size=4))
def test_n_importe_quels_octets_remplaces(debut: int, longueur: int, octets: bytes) -> None:
    refus = _refus(ENTIER[:debut] + octets + ENTIER[debut + longueur :])
    assert refus is None or str(refus)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_n_importe_quels_octets(octets: bytes) -> None:
    refus = _refus(octets)
    assert refus
    assert not refus.problemes
