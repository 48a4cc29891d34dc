"""Un fichier qui n’est pas un dossier est refusé en une phrase, sans le charger deux fois."""

import json
import tracemalloc

import pytest

from cep_desktop.documents.dossier_portable import ecrire
from cep_desktop.documents.dossier_portable.analyse import TAILLE_MAXIMALE
from tests.cas.dossier import un_dossier, un_dossier_complet
from tests.documents.dossier_portable.abimer import enveloppe, refus

ENTIER = ecrire(un_dossier_complet())
DEBUT = b'{"format": "cep-desktop/dossier", "version": 1, "dossier": '


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_un_fichier_tronque_dit_ou_il_s_arrete(part: float) -> None:
    tronque = ENTIER[: int(len(ENTIER) * part)].decode(errors="ignore").encode()
    phrase = str(refus(tronque))
    assert phrase.startswith("Ce fichier est abîmé ou incomplet, à la ligne ")
    assert phrase.endswith("Demandez une nouvelle copie à la personne qui vous l’a donné.")


@pytest.mark.parametrize(
    "octets",
    [
        bytes(range(256)) * 20,
        b"PK\x03\x04\xff\xfe",
        "dossier".encode("utf-16"),
        "é".encode("latin-1"),
        ENTIER[: ENTIER.index("É".encode()) + 1],
    ],
)
def test_un_fichier_binaire_n_est_pas_du_texte(octets: bytes) -> None:
    assert "ce n’est pas du texte" in str(refus(octets))


@pytest.mark.parametrize("octets", [b"", b" \n", b"\xef\xbb\xbf", b"{", b"bonjour", b"{}}", b"\0"])
def test_un_texte_qui_n_est_pas_du_json_est_abime(octets: bytes) -> None:
    assert "abîmé ou incomplet" in str(refus(octets))


@pytest.mark.parametrize(
    "octets",
    [
        b"null",
        b"[]",
        b"3",
        b'"dossier"',
        b"{}",
        b'{"format": "autre", "version": 1, "dossier": {}}',
        b'{"format": "cep-desktop/dossier", "dossier": {}}',
        b'{"format": "cep-desktop/dossier", "version": "1", "dossier": {}}',
        b'{"format": "cep-desktop/dossier", "version": true, "dossier": {}}',
        b'{"format": "cep-desktop/dossier", "version": 1.0, "dossier": {}}',
        b'{"format": "cep-desktop/dossier", "version": 0, "dossier": {}}',
        b'{"format": ["cep-desktop/dossier"], "version": 1, "dossier": {}}',
    ],
)
def test_un_json_d_ailleurs_n_est_pas_un_dossier(octets: bytes) -> None:
    assert str(refus(octets)).startswith("Ce fichier n’est pas un dossier de CEP Desktop.")


@pytest.mark.parametrize("dossier", ["null", "[]", '"x"', "1"])
def test_une_enveloppe_sans_dossier_est_refusee(dossier: str) -> None:
    octets = DEBUT + dossier.encode() + b"}"
    assert str(refus(octets)) == "Ce fichier n’a pas la forme d’un dossier."


def test_un_champ_en_trop_a_cote_du_dossier_est_nomme() -> None:
    octets = json.dumps(enveloppe() | {"signature": "x", "auteur": "y"}).encode()
    assert [probleme.lieu for probleme in refus(octets).problemes] == ["auteur", "signature"]


@pytest.mark.parametrize("version", [2, 999, 10**300])
def test_une_version_plus_recente_demande_une_mise_a_jour(version: int) -> None:
    octets = json.dumps({"format": "cep-desktop/dossier", "version": version, "x": 1}).encode()
    phrase = str(refus(octets))
    assert "ce poste lit jusqu’au format 1" in phrase
    assert phrase.endswith("Mettez CEP Desktop à jour, puis ouvrez-le de nouveau.")


@pytest.mark.parametrize("octets", [DEBUT + b'{"numero": 1, "numero": 2}}', b'{"a": 1, "a": 1}'])
def test_un_champ_ecrit_deux_fois_est_nomme(octets: bytes) -> None:
    assert "est écrit deux fois dans le même groupe" in str(refus(octets))


@pytest.mark.parametrize("nom", ["NaN", "Infinity", "-Infinity"])
def test_ce_qui_n_est_pas_un_nombre_est_nomme(nom: str) -> None:
    octets = DEBUT + b'{"numero": ' + nom.encode() + b"}}"
    assert f"Ce fichier contient «\u00a0{nom}\u00a0», qui n’est pas un nombre." in str(
        refus(octets)
    )


@pytest.mark.parametrize("nombre", ["1e309", "-1e309", "9" * 5000, "1" + "0" * 400 + ".5"])
def test_un_nombre_demesure_est_refuse(nombre: str) -> None:
    octets = DEBUT + b'{"numero": ' + nombre.encode() + b"}}"
    assert str(refus(octets)).startswith("Ce fichier contient un nombre démesuré.")


@pytest.mark.parametrize("niveaux", [201, 500, 900, 990, 1000, 100_000])
@pytest.mark.parametrize(("ouvrant", "fermant"), [("[", "]"), ('{"a":', "}")])
def test_un_emboitement_profond_est_refuse(niveaux: int, ouvrant: str, fermant: str) -> None:
    fond = f'{{"x": {ouvrant * niveaux}1{fermant * niveaux}}}'
    octets = DEBUT + fond.encode() + b"}"
    assert str(refus(octets)).startswith("Ce fichier emboîte trop de niveaux")


def test_un_fichier_de_plus_de_50_mo_est_refuse_sans_en_faire_de_copie() -> None:
    octets = ecrire(un_dossier()).ljust(TAILLE_MAXIMALE + 1)
    tracemalloc.start()
    phrase = str(refus(octets))
    sommet = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert phrase.startswith("Ce fichier pèse 50\u00a0Mo.")
    assert sommet < 1_000_000


def test_un_fichier_plein_d_elements_est_refuse_avant_de_remplir_la_memoire() -> None:
    octets = DEBUT + b'{"entretiens": [' + b"[]," * 5_000_000 + b"[]]}}"
    tracemalloc.start()
    phrase = str(refus(octets))
    sommet = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert phrase.startswith("Ce fichier contient trop d’éléments")
    assert sommet < 1_000_000
