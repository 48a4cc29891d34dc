"""Des paquets faits pour tromper : refusés avec une phrase, sans épuiser la machine."""

import io
import zipfile
from pathlib import Path

import pytest

from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.signing.paquet import Paquet
from tests.signing.cas import parties, zipper

OFFICE = Path(__file__).parents[2].parent / "shared" / "donnees" / "office-signes"


def _bombe() -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", bytes(40_000_000))
    return sortie.getvalue()


def _coupe(riche: bytes) -> bytes:
    return riche[: len(riche) // 2]


def _sommaire_menteur(riche: bytes) -> bytes:
    """Le sommaire annonce une autre taille que celle du contenu."""
    abime = bytearray(riche)
    place = riche.index(b"PK\x01\x02")
    abime[place + 24 : place + 28] = (7).to_bytes(4, "little")
    return bytes(abime)


@pytest.mark.parametrize(
    "octets",
    [b"", b"PK", b"bonjour", b"%PDF-1.7", bytes(1_000)],
    ids=["vide", "pk", "texte", "pdf", "zeros"],
)
def test_ce_qui_n_est_pas_un_paquet_est_refuse(octets: bytes) -> None:
    with pytest.raises(PaquetRefuse, match="ni un document Word ni un classeur"):
        Paquet.lire(octets)


def test_une_archive_demesuree_n_est_pas_ouverte() -> None:
    with pytest.raises(PaquetRefuse, match="démesuré"):
        Paquet.lire(_bombe())


@pytest.mark.parametrize(
    "nom", ["../ailleurs.xml", "word//a.xml", "word/a%2e.xml", "word\\a.xml", "wörd/a.xml", "a."]
)
def test_un_nom_de_partie_ambigu_est_refuse(nom: str) -> None:
    with pytest.raises(PaquetRefuse, match=r"nom interdit|n’est ni"):
        Paquet.lire(zipper({"[Content_Types].xml": b"<Types/>", nom: b""}))


def test_des_types_de_contenu_en_double_sont_refuses(riche: bytes) -> None:
    contenus = parties(riche)
    types = contenus["[Content_Types].xml"]
    double = types.replace(b"</Types>", b'<Default Extension="XML" ContentType="autre"/></Types>')
    with pytest.raises(PaquetRefuse, match="ambigus"):
        Paquet.lire(zipper({**contenus, "[Content_Types].xml": double}))


@pytest.mark.parametrize("geste", [_coupe, _sommaire_menteur])
def test_un_fichier_abime_le_dit(riche: bytes, geste: object) -> None:
    with pytest.raises(PaquetRefuse):
        verifier(geste(riche))  # type: ignore[operator]


def test_une_signature_hors_norme_se_dit_fautive(deux_fois_signe: bytes) -> None:
    contenus = parties(deux_fois_signe)
    sig = "_xmlsignatures/sig1.xml"
    for avant, apres in (
        (b"xmlenc#sha256", b"xmlenc#inconnu"),
        (b"xmldsig-more#rsa-sha256", b"xmldsig-more#inconnu"),
        (b'URI="#idPackageObject"', b'URI=""'),
        (b'URI="#idOfficeObject"', b'URI="#absent"'),
        (b'Id="idOfficeObject"', b'Id="idPackageObject"'),
    ):
        assert avant in contenus[sig]
        premiere, seconde = verifier(zipper({**contenus, sig: contenus[sig].replace(avant, apres)}))
        assert premiere.fautes
        assert not seconde.fautes


@pytest.mark.parametrize(
    "nom",
    [
        "Office2010-SP1-XAdES-X-L.docx",
        "hello-world-signed.docx",
        "ms-office-2010-signed.docx",
        "ms-office-2010-signed.xlsx",
    ],
)
def test_les_fichiers_signes_par_office_sont_intacts(nom: str) -> None:
    fichier = OFFICE / nom
    if not fichier.exists():
        pytest.skip("les fichiers signés par Office ne sont pas livrés avec le projet")
    (constat,) = verifier(fichier.read_bytes())
    assert (constat.fautes, constat.ajouts) == ((), ())
    assert any("SHA-1" in faiblesse for faiblesse in constat.faiblesses)
