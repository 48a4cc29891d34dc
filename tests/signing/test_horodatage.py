"""L’heure prouvée par une autorité, et les preuves fausses."""

from datetime import timedelta

import pytest

from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.confiance import Confiance
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import HorodatageRefuse
from cep_desktop.signing.horodatage import horodater_par, lire_jeton, resumer
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.signing.verification import Annuaire, verifier
from tests.signing.autorite import Autorite, servie
from tests.signing.cas import parties, zipper
from tests.signing.conftest import LE
from tests.signing.lecteurs import xmlsec

PLUS_TARD = LE + timedelta(minutes=3)


@pytest.fixture(scope="module")
def autorite() -> Autorite:
    """Une autorité à l’heure."""
    return Autorite(PLUS_TARD)


@pytest.fixture(scope="module")
def date_(
    riche: bytes, nadia: CleLogicielle, declaration: Declaration, autorite: Autorite
) -> bytes:
    """Le document signé, heure prouvée."""
    with servie(autorite) as adresse:
        return signer(riche, nadia, declaration, horodater=horodater_par(adresse))


def test_l_heure_prouvee_remplace_l_heure_declaree(
    date_: bytes, racine: CleLogicielle, autorite: Autorite
) -> None:
    annuaire = Annuaire(racines=(racine.certificat, autorite.certificat))
    (lue,) = verifier(date_, annuaire, le=LE).signatures
    assert lue.heure is not None
    assert (lue.heure.le, lue.heure.autorite) == (PLUS_TARD, "Heure d’essai")
    assert lue.heure.est_de_confiance
    assert lue.confiance is Confiance.SUR
    if xmlsec.est_la():
        assert xmlsec.verifier(date_)[0].est_valide


def test_une_autorite_inconnue_se_dit(date_: bytes, racine: CleLogicielle) -> None:
    (lue,) = verifier(date_, Annuaire(racines=(racine.certificat,)), le=LE).signatures
    assert lue.heure is not None
    assert not lue.heure.est_de_confiance


def test_le_jeton_d_une_autre_signature_ne_prouve_rien(
    date_: bytes, riche: bytes, nadia: CleLogicielle
) -> None:
    autre = parties(signer(riche, nadia, Declaration(LE)))
    contenus = parties(date_)
    nom = "_xmlsignatures/sig1.xml"
    fin = b"</xd:QualifyingProperties>"
    preuve = contenus[nom][contenus[nom].index(b"<xd:UnsignedProperties>") :].partition(fin)[0]
    contenus[nom] = autre[nom].replace(fin, preuve + fin)
    (lue,) = verifier(zipper(contenus), Annuaire(), le=LE).signatures
    assert lue.heure is None
    assert lue.constat.est_intacte
    assert lue.constat.faiblesses == ("La preuve d’heure jointe à cette signature est fausse.",)


def test_une_autorite_qui_refuse_laisse_signer_sans_preuve() -> None:
    with servie(Autorite(LE, accorde=False)) as adresse:
        demander = horodater_par(adresse)
        with pytest.raises(HorodatageRefuse) as refus:
            demander(bytes(32))
    assert "Signez sans preuve d’heure" in refus.value.remede


def test_une_autorite_injoignable_se_dit() -> None:
    with servie(Autorite(LE)) as adresse:
        demander = horodater_par(adresse)
    with pytest.raises(HorodatageRefuse):
        demander(bytes(32))


@pytest.mark.parametrize("adresse", ["", "ftp://heure.fr", "file:///etc/passwd", "heure.fr"])
def test_une_adresse_qui_ne_va_pas_est_refusee_sans_rien_envoyer(adresse: str) -> None:
    with pytest.raises(HorodatageRefuse, match="adresse"):
        horodater_par(adresse)


@pytest.mark.parametrize("jeton", [b"", b"0", bytes(500), b"<xml/>"])
def test_un_jeton_illisible_est_refuse(jeton: bytes) -> None:
    with pytest.raises(HorodatageRefuse):
        lire_jeton(jeton, resumer(b"rien"), ())
