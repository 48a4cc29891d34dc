"""Le coffre s’ouvre par sa phrase ou son code de secours, et par rien d’autre."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.phrase import PhraseDePasseFaible
from cep_desktop.storage.coffre import entete
from cep_desktop.storage.coffre.serrure import Argon2id, NatureSerrure
from cep_desktop.usecases.coffre.erreurs import (
    CoffreAbime,
    CoffreFerme,
    CoffreTropRecent,
    PhraseDePasseFausse,
)

PHRASE = "lune tracteur violet sardine parapluie comète bocal"
AUTRE = "neige violon tomate hameau cerise lanterne ruisseau"
COUT = Argon2id(passes=1, memoire_kio=8192, fils=1)


@pytest.fixture(scope="module")
def coffre() -> entete.CoffreNeuf:
    return entete.creer(PHRASE, cout=COUT)


def test_la_phrase_ouvre_le_coffre(coffre: entete.CoffreNeuf) -> None:
    assert entete.ouvrir(coffre.entete, PHRASE) == coffre.cle
    assert len(coffre.cle) == 32


def test_la_phrase_tolere_les_espaces_et_la_forme_unicode(coffre: entete.CoffreNeuf) -> None:
    decomposee = PHRASE.replace("è", "e\u0300").replace(" ", "  ")
    assert entete.ouvrir(coffre.entete, f" {decomposee} ") == coffre.cle


@pytest.mark.parametrize(
    "recopier",
    [
        str,
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("0", "O").replace("1", "l"),
    ],
)
def test_le_code_de_secours_recopie_a_la_main_ouvre(
    coffre: entete.CoffreNeuf, recopier: Callable[[str], str]
) -> None:
    assert entete.ouvrir(coffre.entete, recopier(coffre.code_de_secours)) == coffre.cle


@pytest.mark.parametrize("saisie", ["", AUTRE, PHRASE[:-1], PHRASE.upper(), "0" * 34])
def test_une_autre_phrase_est_refusee(coffre: entete.CoffreNeuf, saisie: str) -> None:
    with pytest.raises(PhraseDePasseFausse, match="n’ouvre pas"):
        entete.ouvrir(coffre.entete, saisie)


def test_changer_de_phrase_garde_la_cle_et_le_code_de_secours(coffre: entete.CoffreNeuf) -> None:
    change = entete.changer_phrase(coffre.entete, coffre.cle, AUTRE, cout=COUT)
    assert entete.ouvrir(change, AUTRE) == coffre.cle
    assert entete.ouvrir(change, coffre.code_de_secours) == coffre.cle
    with pytest.raises(PhraseDePasseFausse):
        entete.ouvrir(change, PHRASE)


@pytest.mark.parametrize(
    "phrase",
    ["", "motdepasse", "a" * 60, "le le le le le le le le", "Soleil2026!", "un deux trois quatre"],
)
def test_une_phrase_devinable_est_refusee(phrase: str) -> None:
    with pytest.raises(PhraseDePasseFaible, match="trop facile"):
        entete.creer(phrase, cout=COUT)


@pytest.mark.parametrize("phrase", [PHRASE, "Xk9$vB2!qL7#", "aB3dE5gH7jK9mN"])
def test_une_phrase_forte_est_admise(phrase: str) -> None:
    assert entete.creer(phrase, cout=COUT).entete.serrures[0].nature is NatureSerrure.PHRASE


def test_l_en_tete_se_relit_a_l_identique(coffre: entete.CoffreNeuf) -> None:
    assert entete.lire(coffre.entete.ecrire()) == coffre.entete


def test_l_en_tete_ne_contient_ni_la_cle_ni_les_secrets(coffre: entete.CoffreNeuf) -> None:
    octets = coffre.entete.ecrire()
    assert coffre.cle not in octets
    assert coffre.cle.hex().encode() not in octets
    assert PHRASE.encode() not in octets
    assert coffre.code_de_secours.replace("-", "").encode() not in octets


def test_un_en_tete_d_une_version_future_est_refuse_sans_y_toucher() -> None:
    with pytest.raises(CoffreTropRecent, match="au format 2"):
        entete.lire(json.dumps({"format": entete.FORMAT_ENTETE, "version": 2}).encode())


@given(st.binary(max_size=200))
def test_un_en_tete_quelconque_est_dit_abime(octets: bytes) -> None:
    with pytest.raises(CoffreAbime):
        entete.lire(octets)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_un_en_tete_altere_ne_rend_jamais_une_autre_cle(rang: int, masque: int) -> None:
    neuf = _COFFRE
    octets = bytearray(neuf.entete.ecrire())
    octets[rang % len(octets)] ^= masque
    try:
        cle = entete.ouvrir(entete.lire(bytes(octets)), PHRASE)
    except CoffreFerme:
        return
    assert cle == neuf.cle


_COFFRE = entete.creer(PHRASE, cout=COUT)


def test_un_en_tete_demesure_ne_peut_pas_epuiser_la_memoire(coffre: entete.CoffreNeuf) -> None:
    enorme = coffre.entete.ecrire().replace(b'"memoire_kio": 8192', b'"memoire_kio": 999999999')
    with pytest.raises(CoffreAbime):
        entete.lire(enorme)


def test_deux_coffres_n_ont_ni_la_meme_cle_ni_le_meme_code(coffre: entete.CoffreNeuf) -> None:
    assert coffre.cle != _COFFRE.cle
    assert coffre.code_de_secours != _COFFRE.code_de_secours
    assert coffre.entete.coffre != _COFFRE.entete.coffre


def test_une_serrure_d_un_autre_coffre_n_ouvre_rien(coffre: entete.CoffreNeuf) -> None:
    melange = coffre.entete.avec(serrures=_COFFRE.entete.serrures)
    with pytest.raises(PhraseDePasseFausse):
        entete.ouvrir(melange, PHRASE)
