"""Une carte à puce signe Word et PDF sans que sa clé en sorte ; l’essai prend SoftHSM2."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from PIL import Image

from cep_desktop.signing import pdf
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.carte import CleDeCarte, ouvrir_carte
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import CertificatRefuse
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.signing.verification import Annuaire, verifier
from tests.signing.conftest import LE

_PILOTES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
)
PILOTE = next((pilote for pilote in _PILOTES if pilote.is_file()), None)
CODE = "1234"
DECLARE = Declaration(LE, role="Conseillère")

pytestmark = pytest.mark.skipif(
    PILOTE is None or shutil.which("softhsm2-util") is None, reason="SoftHSM2 n’est pas installé"
)


@pytest.fixture(scope="module", params=["rsa", "p256"])
def signataire(request: pytest.FixtureRequest, racine: CleLogicielle) -> CleLogicielle:
    """La clé que l’on met sur la carte."""
    cle = emission.tirer_cle(elliptique=request.param == "p256")
    return emission.emettre(racine, "Nadia Bénali", le=LE, cle=cle)


@pytest.fixture
def carte(signataire: CleLogicielle, tmp_path: Path) -> Iterator[Path]:
    """Une carte d’essai, avec cette clé et son certificat ; rend son pilote."""
    import pkcs11

    assert PILOTE is not None
    with pytest.MonkeyPatch.context() as patch:
        jetons = tmp_path / "jetons"
        jetons.mkdir()
        reglage = tmp_path / "softhsm2.conf"
        reglage.write_text(f"directories.tokendir = {jetons}\n", encoding="utf-8")
        patch.setenv("SOFTHSM2_CONF", str(reglage))
        cle = tmp_path / "cle.pem"
        cle.write_bytes(
            signataire.privee.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        _softhsm("--init-token", "--free", "--label", "essai", "--so-pin", "0000", "--pin", CODE)
        _softhsm("--import", str(cle), "--token", "essai", "--label", "k", "--id", "01",
                 "--pin", CODE)  # fmt: skip
        pilote = pkcs11.lib(str(PILOTE))
        pilote.reinitialize()
        jeton = pilote.get_token(token_flags=pkcs11.TokenFlag.USER_PIN_INITIALIZED)
        with jeton.open(user_pin=CODE, rw=True) as session:
            session.create_object(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                    pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                    pkcs11.Attribute.TOKEN: True,
                    pkcs11.Attribute.ID: b"\x01",
                    pkcs11.Attribute.SUBJECT: signataire.certificat.subject.public_bytes(),
                    pkcs11.Attribute.VALUE: signataire.certificat.public_bytes(Encoding.DER),
                }
            )
        yield PILOTE


def _softhsm(*mots: str) -> None:
    subprocess.run(["softhsm2-util", *mots], check=True, capture_output=True)


def test_la_carte_signe_un_document_et_un_pdf(
    carte: Path, riche: bytes, racine: CleLogicielle, signataire: CleLogicielle
) -> None:
    cle = ouvrir_carte(carte, CODE)
    assert isinstance(cle, CleDeCarte)
    assert cle.certificat == signataire.certificat
    page = io.BytesIO()
    Image.new("RGB", (80, 120), "white").save(page, "PDF")
    annuaire = Annuaire(racines=(racine.certificat,))
    for signe in (signer(riche, cle, DECLARE), pdf.sceller(page.getvalue(), cle, DECLARE)):
        lu = verifier(signe, annuaire, le=LE)
        assert (lu.est_signe, lu.est_intact, lu.est_complet, lu.est_de_confiance) == (True,) * 4


def test_un_code_faux_est_refuse_et_previent_du_blocage(carte: Path) -> None:
    with pytest.raises(CertificatRefuse, match="code de cette carte") as refus:
        ouvrir_carte(carte, "9999")
    assert "se bloque" in refus.value.remede
