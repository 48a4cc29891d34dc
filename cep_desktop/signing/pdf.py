"""Le sceau de l’organisme sur un PDF (PAdES, ETSI EN 319 142-1)."""

import io
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from cep_desktop.signing.certificat.cle import Cle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import SignatureImpossible
from cep_desktop.signing.horodatage import Horodater

EN_TETE = b"%PDF-"
_PLACE = 1024
"""Octets réservés à la valeur : assez pour RSA 8192."""


def sceller(
    octets: bytes,
    cle: Cle,
    declaration: Declaration,
    *,
    horodater: Horodater | None = None,
) -> bytes:
    """Rend le PDF scellé, par ajout à la fin. Lève `SignatureImpossible` ou `HorodatageRefuse`."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    try:
        entree = IncrementalPdfFileWriter(io.BytesIO(octets), strict=False)
        rang = len(entree.prev.embedded_regular_signatures) + 1
        details = signers.PdfSignatureMetadata(
            field_name=f"Signature{rang}",
            reason=declaration.commentaire or None,
            location=declaration.ville or None,
            subfilter=SigSeedSubFilter.PADES,
            md_algorithm="sha256",
        )
        autorite = None if horodater is None else _autorite(horodater)
        posee = signers.PdfSigner(details, signer=_signataire(cle), timestamper=autorite)
        sortie = posee.sign_pdf(entree)
    except PdfError as cause:
        raise SignatureImpossible("Ce PDF ne peut pas être scellé tel qu’il est.") from cause
    return bytes(sortie.getbuffer())


def _signataire(cle: Cle) -> Any:  # noqa: ANN401 - pyHanko n’a pas de types
    """Fait de notre clé, fichier ou carte, le signataire que pyHanko attend."""
    from asn1crypto import algos
    from asn1crypto import x509 as asn1
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    registre = SimpleCertificateStore()
    for intermediaire in cle.intermediaires:
        registre.register(asn1.Certificate.load(intermediaire.public_bytes(Encoding.DER)))
    est_elliptique = isinstance(cle.certificat.public_key(), ec.EllipticCurvePublicKey)
    mecanisme = "sha256_ecdsa" if est_elliptique else "sha256_rsa"

    class Signataire(Signer):  # type: ignore[misc]
        async def async_sign_raw(self, data: bytes, _md: str, dry_run: object = None) -> bytes:
            if dry_run:
                return bytes(_PLACE)
            valeur = cle.signer(data)[1]
            return _en_der(valeur) if est_elliptique else valeur

    return Signataire(
        signing_cert=asn1.Certificate.load(cle.certificat.public_bytes(Encoding.DER)),
        cert_registry=registre,
        signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": mecanisme}),
    )


def _en_der(valeur: bytes) -> bytes:
    """Écrit r et s comme le veut un PDF (RFC 5753) ; XMLDSig les met bout à bout."""
    moitie = len(valeur) // 2
    r, s = (int.from_bytes(part) for part in (valeur[:moitie], valeur[moitie:]))
    return encode_dss_signature(r, s)


def _autorite(horodater: Horodater) -> object:
    """Fait de notre horodatage celui que pyHanko attend."""
    from asn1crypto import cms
    from pyhanko.sign.timestamps import TimeStamper

    class Autorite(TimeStamper):  # type: ignore[misc]
        async def async_timestamp(self, message_digest: bytes, _md_algorithm: str) -> object:
            return cms.ContentInfo.load(horodater(message_digest))

    return Autorite()
