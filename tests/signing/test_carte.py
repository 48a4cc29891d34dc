"""Une carte à puce signe Word et PDF sans que sa clé en sorte ; l’essai prend SoftHSM2."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from cep_desktop.signing import pdf
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.carte import CleDeCarte, lire_cartes, ouvrir_carte
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import CertificatRefuse, SignatureImpossible
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.signing.verification import Annuaire, verifier
from tests.signing.conftest import LE
from tests.signing.jetons import CODE, avec_softhsm, cartes, retirer_les_cartes

DECLARE = Declaration(LE, role="Conseillère")

pytestmark = avec_softhsm


@pytest.fixture(params=["rsa", "p256"])
def signataire(
    request: pytest.FixtureRequest, nadia: CleLogicielle, jean: CleLogicielle
) -> CleLogicielle:
    """La clé que l’on met sur la carte : RSA 3072, ou P-256."""
    return nadia if request.param == "rsa" else jean


@pytest.fixture
def carte(signataire: CleLogicielle, tmp_path: Path) -> Iterator[Path]:
    """Une carte d’essai, avec cette clé et son certificat ; rend son pilote."""
    with cartes(tmp_path, essai=(signataire,)) as pilote:
        yield pilote


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


def test_on_choisit_la_carte_et_le_certificat_avant_le_code(
    tmp_path: Path, nadia: CleLogicielle, jean: CleLogicielle, racine: CleLogicielle
) -> None:
    autre = emission.emettre(racine, "Zoé Autre", le=LE, cle=emission.tirer_cle(elliptique=True))
    with cartes(tmp_path, bleue=(nadia, autre), verte=(jean,)) as pilote:
        vues = {vue.nom: vue for vue in lire_cartes(pilote)}
        assert set(vues) == {"bleue", "verte"}
        assert [c.engage for c in vues["bleue"].certificats] == [True, True]
        with pytest.raises(CertificatRefuse, match="une seule"):
            ouvrir_carte(pilote, CODE)
        voulu = next(c for c in vues["bleue"].certificats if c.certificat == autre.certificat)
        cle = ouvrir_carte(pilote, CODE, serie=vues["bleue"].serie, certificat=voulu.id)
        assert cle.certificat == autre.certificat
        with pytest.raises(CertificatRefuse, match="plus dans le lecteur"):
            ouvrir_carte(pilote, CODE, serie="une carte retirée")


@pytest.mark.parametrize("code", ["9999", "1", ""])
def test_un_code_faux_est_refuse_et_previent_du_blocage(
    tmp_path: Path, jean: CleLogicielle, code: str
) -> None:
    with cartes(tmp_path, essai=(jean,)) as pilote:
        with pytest.raises(CertificatRefuse, match="code de cette carte") as refus:
            ouvrir_carte(pilote, code)
        assert "se bloque" in refus.value.remede


def test_une_carte_retiree_pendant_la_seance_se_dit(
    tmp_path: Path, jean: CleLogicielle, riche: bytes
) -> None:
    with cartes(tmp_path, essai=(jean,)) as pilote:
        cle = ouvrir_carte(pilote, CODE)
        retirer_les_cartes()
        with pytest.raises(SignatureImpossible, match="La carte a été retirée") as refus:
            signer(riche, cle, DECLARE)
        assert "recommencez" in refus.value.remede


@pytest.mark.parametrize(
    ("reponse", "phrase"),
    [
        ("PinLocked", "est bloquée"),
        ("PinExpired", "est à changer"),
        ("TokenNotPresent", "a été retirée"),
        ("DeviceError", "ne s’ouvre pas"),
    ],
)
def test_chaque_reponse_d_une_carte_est_une_phrase(
    monkeypatch: pytest.MonkeyPatch, reponse: str, phrase: str
) -> None:
    """SoftHSM2 ne se bloque ni ne se périme : le pilote répond ici à sa place."""
    import pkcs11

    class Pilote:
        def get_tokens(self) -> list[object]:
            raise getattr(pkcs11.exceptions, reponse)

    monkeypatch.setattr(pkcs11, "lib", lambda _: Pilote())
    with pytest.raises(CertificatRefuse, match=phrase):
        ouvrir_carte(Path("pilote.so"), CODE)
