"""Chaque attaque d’un PDF signé, essayée : contenu ombre, mise à jour ajoutée, signature vidée."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from PIL import Image
from pyhanko.pdf_utils import generic as objets
from pyhanko.pdf_utils.generic import pdf_name as nommer
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cep_desktop.signing import pdf
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.lecture_pdf import verifier
from tests.signing.conftest import LE

Geste = Callable[[Any], object]


@pytest.fixture(scope="module")
def page() -> bytes:
    """Un PDF d’une page."""
    sortie = io.BytesIO()
    Image.new("RGB", (80, 120), "white").save(sortie, "PDF")
    return sortie.getvalue()


@pytest.fixture(scope="module")
def scelle(page: bytes, jean: CleLogicielle) -> bytes:
    """Le même, scellé."""
    return pdf.sceller(page, jean, Declaration(LE))


def _reviser(octets: bytes, geste: Geste) -> bytes:
    """Ajoute une mise à jour à la fin, comme le ferait un éditeur."""
    ecrivain = IncrementalPdfFileWriter(io.BytesIO(octets), strict=False)
    geste(ecrivain)
    sortie = io.BytesIO()
    ecrivain.write(sortie)
    return sortie.getvalue()


def _premiere_page(ecrivain: Any) -> Any:  # noqa: ANN401 - pyHanko n’a pas de types
    return ecrivain.root["/Pages"]["/Kids"][0]


def _remplacer_la_page(ecrivain: Any) -> None:  # noqa: ANN401
    page = _premiere_page(ecrivain)
    page["/Contents"] = ecrivain.add_object(objets.StreamObject(stream_data=b"BT ET"))
    ecrivain.update_container(page)


def _annoter(ecrivain: Any) -> None:  # noqa: ANN401
    """Pose un texte par-dessus la page."""
    page = _premiere_page(ecrivain)
    note = ecrivain.add_object(_boite("/Annot", {"/Subtype": nommer("/FreeText")}))
    page["/Annots"] = objets.ArrayObject([*page.get("/Annots", ()), note])
    ecrivain.update_container(page)


def _couvrir_de_calques(ecrivain: Any) -> None:  # noqa: ANN401
    """Montre un contenu que le signataire n’a pas vu (attaque « ombre »)."""
    ecrivain.root["/OCProperties"] = objets.DictionaryObject(
        {nommer("/OCGs"): objets.ArrayObject(), nommer("/D"): objets.DictionaryObject()}
    )
    ecrivain.update_root()


def _changer_les_pages(ecrivain: Any) -> None:  # noqa: ANN401
    ecrivain.root["/Pages"] = ecrivain.add_object(
        objets.DictionaryObject(
            {
                nommer("/Type"): nommer("/Pages"),
                nommer("/Kids"): objets.ArrayObject(),
                nommer("/Count"): objets.NumberObject(0),
            }
        )
    )
    ecrivain.update_root()


def _lancer_un_programme(ecrivain: Any) -> None:  # noqa: ANN401
    ecrivain.root["/OpenAction"] = objets.DictionaryObject(
        {nommer("/S"): nommer("/JavaScript"), nommer("/JS"): objets.pdf_string("app.alert(1)")}
    )
    ecrivain.update_root()


def _changer_le_titre(ecrivain: Any) -> None:  # noqa: ANN401
    titre = objets.DictionaryObject({nommer("/Title"): objets.pdf_string("Autre")})
    ecrivain.set_info(ecrivain.add_object(titre))


def _boite(genre: str, suite: dict[str, object]) -> Any:  # noqa: ANN401
    cadre = objets.ArrayObject([objets.NumberObject(n) for n in (0, 0, 50, 20)])
    commun = {"/Type": nommer(genre), "/Rect": cadre, "/F": objets.NumberObject(4), **suite}
    return objets.DictionaryObject({nommer(nom): valeur for nom, valeur in commun.items()})


@pytest.mark.parametrize(
    "geste",
    [
        _remplacer_la_page, _annoter, _couvrir_de_calques, _changer_les_pages,
        _lancer_un_programme, _changer_le_titre,
    ],
)  # fmt: skip
def test_une_mise_a_jour_apres_la_signature_se_voit(scelle: bytes, geste: Geste) -> None:
    (constat,) = verifier(_reviser(scelle, geste))
    assert constat.est_intacte
    assert not constat.est_complete


def test_une_remarque_glissee_entre_deux_signatures_se_voit(
    scelle: bytes, jean: CleLogicielle
) -> None:
    premiere, seconde = verifier(pdf.sceller(_reviser(scelle, _annoter), jean, Declaration(LE)))
    assert not premiere.est_complete
    assert seconde.est_complete


def test_une_reponse_changee_dans_un_formulaire_signe_se_voit(
    page: bytes, jean: CleLogicielle
) -> None:
    """Remplir un formulaire change ce que la page montre : ce n’est pas signer une fois de plus."""

    def poser_un_champ(ecrivain: Any) -> None:  # noqa: ANN401
        suite = {
            "/Subtype": nommer("/Widget"), "/FT": nommer("/Tx"),
            "/T": objets.pdf_string("montant"), "/V": objets.pdf_string("100"),
        }  # fmt: skip
        champ = ecrivain.add_object(_boite("/Annot", suite))
        ecrivain.root["/AcroForm"] = ecrivain.add_object(
            objets.DictionaryObject({nommer("/Fields"): objets.ArrayObject([champ])})
        )
        ecrivain.update_root()

    def repondre(ecrivain: Any) -> None:  # noqa: ANN401
        champ = ecrivain.root["/AcroForm"]["/Fields"][0]
        champ["/V"] = objets.pdf_string("999")
        ecrivain.update_container(champ)

    signe = pdf.sceller(_reviser(page, poser_un_champ), jean, Declaration(LE))
    assert verifier(signe)[0].est_complete
    change = _reviser(signe, repondre)
    assert not verifier(change)[0].est_complete
    encore = verifier(pdf.sceller(change, jean, Declaration(LE)))
    assert [c.est_complete for c in encore] == [False, True]


@pytest.mark.parametrize("suite", [b"\n1 0 obj\n<<>>\nendobj\n", b"trailer\n<< /Root 9 0 R >>\n"])
def test_des_octets_apres_la_fin_se_voient(scelle: bytes, suite: bytes) -> None:
    """Un lecteur qui répare les tables y lirait un autre document."""
    (constat,) = verifier(scelle + suite)
    assert not constat.est_complete
    assert verifier(scelle + b"\n")[0].est_complete


def _vider_le_champ(ecrivain: Any) -> None:  # noqa: ANN401
    champ = ecrivain.root["/AcroForm"]["/Fields"][-1]
    del champ["/V"]
    ecrivain.update_container(champ)


def _retirer_le_champ(ecrivain: Any) -> None:  # noqa: ANN401
    champs = ecrivain.root["/AcroForm"]["/Fields"]
    del champs[-1]
    ecrivain.update_container(champs)


def _retirer_le_formulaire(ecrivain: Any) -> None:  # noqa: ANN401
    del ecrivain.root["/AcroForm"]
    ecrivain.update_root()


_RETRAITS = [_vider_le_champ, _retirer_le_champ, _retirer_le_formulaire]


@pytest.mark.parametrize("geste", _RETRAITS)
def test_une_signature_retiree_se_voit(scelle: bytes, jean: CleLogicielle, geste: Geste) -> None:
    """Le fichier n’a plus aucun champ signé : sans cela, il passerait pour jamais signé."""
    (constat,) = verifier(_reviser(scelle, geste))
    assert constat.fautes == ("Une signature a été retirée de ce PDF.",)
    assert constat.certificat == jean.certificat


@pytest.mark.parametrize("geste", _RETRAITS[:2])
def test_la_seconde_signature_retiree_ne_laisse_pas_croire_la_premiere(
    scelle: bytes, jean: CleLogicielle, nadia: CleLogicielle, geste: Geste
) -> None:
    deux = pdf.sceller(scelle, nadia, Declaration(LE))
    assert [c.est_intacte for c in verifier(deux)] == [True, True]
    reste, partie = verifier(_reviser(deux, geste))
    assert reste.est_intacte
    assert not partie.est_intacte
    assert partie.certificat == nadia.certificat


def test_une_plage_citee_dans_le_texte_n_est_pas_une_signature_retiree(page: bytes) -> None:
    """Un PDF qui en parle, ou qui ment sur une plage, n’a rien perdu."""
    cite = page + b"\n% /ByteRange [0 10 20 10] /ByteRange [0 1 2 999999]\n"
    assert verifier(cite) == ()


def _plage(octets: bytes) -> bytes:
    trouvee = re.search(rb"/ByteRange \[[^\]]*\]", octets)
    assert trouvee is not None
    return trouvee[0]


@pytest.mark.parametrize(
    "plage", [b"", b"/ByteRange null", b"/ByteRange [0 10 20 10]", b"/ByteRange [0 -1 2 -1]"]
)
def test_une_plage_faussee_n_est_jamais_crue(scelle: bytes, plage: bytes) -> None:
    """Falsification universelle : la plage signée absente, vide ou trop courte."""
    vraie = _plage(scelle)
    _ne_se_croit_pas(scelle.replace(vraie, plage.ljust(len(vraie))))


def test_une_valeur_videe_n_est_jamais_crue(scelle: bytes) -> None:
    debut = scelle.index(b"/Contents <") + len(b"/Contents <")
    fin = scelle.index(b">", debut)
    _ne_se_croit_pas(scelle[:debut] + b"0" * (fin - debut) + scelle[fin:])
    _ne_se_croit_pas(scelle.replace(b"/Contents <", b"/Contentz <"))


def _ne_se_croit_pas(octets: bytes) -> None:
    """Vrai refus, ou signature dite fautive : les deux sont justes."""
    try:
        constats = verifier(octets)
    except PaquetRefuse:
        return
    assert not any(constat.est_intacte for constat in constats)


@pytest.mark.parametrize("resume", ["md5", "sha1", "sha512"])
def test_un_resume_contrefaisable_se_dit(page: bytes, nadia: CleLogicielle, resume: str) -> None:
    (constat,) = verifier(_signer_avec(page, nadia, resume))
    assert constat.est_intacte is (resume != "md5")
    assert any("SHA-1" in faiblesse for faiblesse in constat.faiblesses) is (resume == "sha1")


def _signer_avec(page: bytes, cle: CleLogicielle, resume: str) -> bytes:
    prive = cle.privee.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signataire = signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(cle.certificat.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(prive),
        cert_registry=SimpleCertificateStore(),
    )
    details = signers.PdfSignatureMetadata(field_name="Signature1", md_algorithm=resume)
    ecrivain = IncrementalPdfFileWriter(io.BytesIO(page), strict=False)
    return bytes(signers.PdfSigner(details, signer=signataire).sign_pdf(ecrivain).getvalue())
