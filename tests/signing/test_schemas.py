"""Nos signatures suivent les schémas XML du W3C (XMLDSig) et de l’ETSI (XAdES 1.3.2).

Les schémas viennent de la bibliothèque signxml, qui n’est qu’une dépendance d’essai. Ceux des
éléments propres à l’OPC et à Office n’y sont pas : les lecteurs étrangers en répondent.
"""

from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from cep_desktop.signing import noms
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.declaration import Declaration, Engagement, LigneSignee
from cep_desktop.signing.horodatage import horodater_par
from cep_desktop.signing.ooxml.signer import signer
from tests.signing.autorite import Autorite, servie
from tests.signing.cas import parties
from tests.signing.conftest import LE

pytest.importorskip("signxml", reason="les schémas viennent de signxml")

XADES = Path(str(files("signxml"))) / "xades" / "schemas" / "XAdES01903v132-201601.xsd"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """XAdES, qui tire XMLDSig."""
    return etree.XMLSchema(etree.parse(XADES, etree.XMLParser(no_network=True)))


def _signatures(octets: bytes) -> list[etree._Element]:
    noms_ = [nom for nom in parties(octets) if nom.startswith("_xmlsignatures/sig")]
    return [etree.fromstring(parties(octets)[nom]) for nom in noms_]


@pytest.mark.parametrize("engagement", list(Engagement))
def test_chaque_signature_est_valide_selon_les_schemas(
    schema: etree.XMLSchema, riche: bytes, nadia: CleLogicielle, jean: CleLogicielle,
    engagement: Engagement,
) -> None:  # fmt: skip
    ligne = LigneSignee("{1}", "Nadia Bénali", b"png", b"png", b"png")
    complete = Declaration(LE, "Conseillère", "Lu, à Tours", "Tours", engagement, ligne)
    signe = signer(signer(riche, nadia, complete), jean, Declaration(LE))
    signatures = _signatures(signe)
    assert len(signatures) == 2
    for signature in signatures:
        schema.assertValid(signature)


def test_l_heure_prouvee_reste_valide_selon_les_schemas(
    schema: etree.XMLSchema, riche: bytes, nadia: CleLogicielle, declaration: Declaration
) -> None:
    with servie(Autorite(LE)) as adresse:
        signe = signer(riche, nadia, declaration, horodater=horodater_par(adresse))
    (signature,) = _signatures(signe)
    schema.assertValid(signature)


def test_le_schema_refuse_une_signature_mal_faite(
    schema: etree.XMLSchema, riche: bytes, nadia: CleLogicielle, declaration: Declaration
) -> None:
    (signature,) = _signatures(signer(riche, nadia, declaration))
    (signees,) = signature.iter(f"{{{noms.XADES}}}SignedSignatureProperties")
    signees.append(signees[0])
    with pytest.raises(etree.DocumentInvalid):
        schema.assertValid(signature)
