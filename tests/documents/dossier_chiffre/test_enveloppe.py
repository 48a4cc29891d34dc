"""L’enveloppe est du « age » que d’autres logiciels lisent, et rien ne s’y change sans se voir."""

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_chiffre import (
    PhraseDeTransmissionFausse,
    TransmissionIllisible,
    ecrire,
    lire,
)
from cep_desktop.documents.dossier_chiffre.ecriture import ecrire_en_clair
from cep_desktop.documents.dossier_chiffre.enveloppe import chiffrer, dechiffrer
from cep_desktop.documents.dossier_chiffre.lecture import TAILLE_MAXIMALE
from cep_desktop.domain.phrase import PhraseDePasseFaible
from tests.cas.dossier import un_dossier
from tests.documents.dossier_chiffre import age
from tests.documents.dossier_chiffre.specimens import PHRASE, transmis

CLAIR = "Un contenu à l’abri. ".encode() * 5000
TRANSMIS = transmis(un_dossier())
SAIN = age.chiffrer(b"Contenu.", PHRASE)


@pytest.fixture(scope="module")
def fichier() -> bytes:
    """Un fichier écrit par l’application."""
    return ecrire(TRANSMIS, PHRASE)


def test_lire_rend_ce_qui_a_ete_ecrit(fichier: bytes) -> None:
    assert lire(fichier, PHRASE) == TRANSMIS


def test_un_autre_logiciel_lit_ce_que_l_application_ecrit(fichier: bytes) -> None:
    clair = age.dechiffrer(fichier, PHRASE)
    assert clair == ecrire_en_clair(TRANSMIS)


def test_l_application_lit_ce_qu_un_autre_logiciel_ecrit() -> None:
    assert dechiffrer(age.chiffrer(CLAIR, PHRASE), PHRASE) == CLAIR
    assert dechiffrer(age.chiffrer(b"", PHRASE), PHRASE) == b""


@pytest.mark.skipif(not shutil.which("age"), reason="l’outil « age » n’est pas installé")
def test_l_outil_age_lit_ce_que_l_application_ecrit(fichier: bytes, tmp_path: Path) -> None:
    entree, sortie = tmp_path / "envoi.cep", tmp_path / "clair.json"
    entree.write_bytes(fichier)
    maitre, esclave = pty.openpty()
    outil = subprocess.Popen(
        ["age", "--decrypt", "--output", sortie, entree],
        stdin=esclave,
        stdout=esclave,
        stderr=esclave,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # noqa: PLW1509 - le terminal à lui
    )
    os.close(esclave)
    os.write(maitre, PHRASE.encode() + b"\n")
    assert outil.wait(timeout=60) == 0
    os.close(maitre)
    assert sortie.read_bytes() == ecrire_en_clair(TRANSMIS)


def test_rien_ne_se_lit_dans_le_fichier(fichier: bytes) -> None:
    for mot in ("Camille", "Moreau", "0142", "Cap Évolution", "dossier", "Apec", PHRASE):
        assert mot.encode() not in fichier


def test_deux_envois_du_meme_dossier_different() -> None:
    assert chiffrer(b"Contenu.", PHRASE) != chiffrer(b"Contenu.", PHRASE)


def test_la_phrase_tolere_la_frappe_et_rien_d_autre() -> None:
    espacee = "  lune  tracteur violet sardine\u00a0parapluie come\u0300te bocal "
    assert dechiffrer(SAIN, espacee) == b"Contenu."
    for fausse in ("", PHRASE.upper(), PHRASE[:-1], PHRASE + "x"):
        with pytest.raises(PhraseDeTransmissionFausse, match="n’a pas été modifié"):
            dechiffrer(SAIN, fausse)


def test_une_phrase_faible_ne_protege_aucun_envoi() -> None:
    with pytest.raises(PhraseDePasseFaible):
        ecrire(TRANSMIS, "camille 2026")


def test_un_fichier_demesure_est_refuse_sans_etre_lu() -> None:
    with pytest.raises(TransmissionIllisible, match="Un dossier en fait moins de 50"):
        lire(bytes(TAILLE_MAXIMALE + 1), PHRASE)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SAIN) - 1), st.integers(1, 255))
def test_tout_octet_change_se_voit(place: int, masque: int) -> None:
    change = SAIN[:place] + bytes([SAIN[place] ^ masque]) + SAIN[place + 1 :]
    with pytest.raises(TransmissionIllisible) as refus:
        dechiffrer(change, PHRASE)
    assert str(refus.value)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(SAIN) - 1))
def test_toute_coupure_se_voit(longueur: int) -> None:
    with pytest.raises(TransmissionIllisible):
        dechiffrer(SAIN[:longueur], PHRASE)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from((b"", b"age-encryption.org/v1\n", SAIN[:60])))
def test_des_octets_au_hasard_donnent_une_phrase(octets: bytes, debut: bytes) -> None:
    with pytest.raises(TransmissionIllisible):
        dechiffrer(debut + octets, PHRASE)


def test_le_dossier_transmis_est_un_dossier_portable_ordinaire(fichier: bytes) -> None:
    import json

    contenu = json.loads(age.dechiffrer(fichier, PHRASE))
    assert set(contenu) == {"format", "version", "fiche", "dossier"}
    assert dossier_portable.lire(json.dumps(contenu["dossier"]).encode()) == TRANSMIS.dossier
