"""Le sceau d’un PDF, relu par nous et par pyHanko."""

import io

import pytest
from PIL import Image

from cep_desktop.signing import pdf
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.confiance import Confiance
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.horodatage import horodater_par
from cep_desktop.signing.verification import Annuaire, verifier
from tests.signing.autorite import Autorite, servie
from tests.signing.conftest import LE


@pytest.fixture(scope="module")
def page() -> bytes:
    """Un PDF d’une page."""
    sortie = io.BytesIO()
    Image.new("RGB", (80, 120), "white").save(sortie, "PDF")
    return sortie.getvalue()


@pytest.fixture(scope="module")
def scelle(page: bytes, nadia: CleLogicielle, declaration: Declaration) -> bytes:
    """Le même, scellé."""
    return pdf.sceller(page, nadia, declaration)


def test_un_pdf_scelle_dit_les_trois_faits(
    page: bytes, scelle: bytes, racine: CleLogicielle
) -> None:
    assert scelle.startswith(page)
    lu = verifier(scelle, Annuaire(racines=(racine.certificat,)), le=LE)
    assert (lu.est_signe, lu.est_intact, lu.est_complet, lu.est_de_confiance) == (True,) * 4
    assert lu.signatures[0].constat.faits.commentaire == "Lu et approuvé, à Tours"
    assert not verifier(page, Annuaire(), le=LE).est_signe


def test_deux_sceaux_restent_intacts(
    scelle: bytes, jean: CleLogicielle, racine: CleLogicielle
) -> None:
    deux = pdf.sceller(scelle, jean, Declaration(LE))
    lu = verifier(deux, Annuaire(racines=(racine.certificat,)), le=LE)
    assert [s.confiance for s in lu.signatures] == [Confiance.SUR, Confiance.SUR]
    assert (lu.est_intact, lu.est_complet) == (True, True)


def test_un_octet_change_se_voit(scelle: bytes) -> None:
    place = scelle.index(b"/MediaBox")
    falsifie = scelle[: place + 12] + b"9" + scelle[place + 13 :]
    assert falsifie != scelle
    assert not verifier(falsifie, Annuaire(), le=LE).est_intact


def test_une_page_ajoutee_apres_se_voit(scelle: bytes) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    ecrivain = IncrementalPdfFileWriter(io.BytesIO(scelle), strict=False)
    page = ecrivain.root["/Pages"]["/Kids"][0]
    page["/Contents"] = ecrivain.add_object(page.raw_get("/Contents").get_object())
    ecrivain.update_container(page)
    sortie = io.BytesIO()
    ecrivain.write(sortie)
    assert not verifier(sortie.getvalue(), Annuaire(), le=LE).est_complet


def test_l_heure_d_un_pdf_peut_etre_prouvee(
    page: bytes, nadia: CleLogicielle, declaration: Declaration
) -> None:
    autorite = Autorite(LE)
    with servie(autorite) as adresse:
        scelle = pdf.sceller(page, nadia, declaration, horodater=horodater_par(adresse))
    (lue,) = verifier(scelle, Annuaire(racines_heure=(autorite.certificat,)), le=LE).signatures
    assert lue.constat.est_intacte
    assert lue.heure is not None
    assert (lue.heure.le, lue.heure.est_de_confiance) == (LE, True)
    assert lue.confiance is Confiance.INCONNU, (
        "l’autorité de l’heure ne fait pas connaître qui signe"
    )


def test_une_cle_elliptique_scelle_aussi_un_pdf(
    page: bytes, jean: CleLogicielle, racine: CleLogicielle
) -> None:
    scelle = pdf.sceller(page, jean, Declaration(LE))
    lue = verifier(scelle, Annuaire(racines=(racine.certificat,)), le=LE)
    assert lue.est_intact
    assert lue.est_complet
    assert lue.est_de_confiance


@pytest.mark.parametrize("octets", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-" + bytes(2000)])
def test_un_pdf_abime_est_refuse(octets: bytes) -> None:
    with pytest.raises(PaquetRefuse):
        verifier(octets, Annuaire(), le=LE)
