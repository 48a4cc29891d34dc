"""Le sceau de l’organisme sur un PDF (PAdES, ETSI EN 319 142-1), et sa relecture."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.confiance import contexte
from cep_desktop.signing.constat import Constat, Faits
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import PaquetRefuse, SignatureImpossible
from cep_desktop.signing.horodatage import Horodater

OCTETS_AU_PLUS = 50_000_000
EN_TETE = b"%PDF-"
_CHANGE = "Le contenu du PDF a été changé."


def sceller(
    octets: bytes,
    cle: CleLogicielle,
    declaration: Declaration,
    *,
    horodater: Horodater | None = None,
) -> bytes:
    """Rend le PDF scellé, par ajout à la fin. Lève `SignatureImpossible`."""
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    registre = SimpleCertificateStore()
    for intermediaire in cle.intermediaires:
        registre.register(asn1.Certificate.load(intermediaire.public_bytes(Encoding.DER)))
    privee = cle.privee.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signataire = signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(cle.certificat.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(privee),
        cert_registry=registre,
    )
    try:
        entree = IncrementalPdfFileWriter(io.BytesIO(octets), strict=False)
        rang = len(list(_signatures(octets))) + 1
        details = signers.PdfSignatureMetadata(
            field_name=f"Signature{rang}",
            reason=declaration.commentaire or None,
            location=declaration.ville or None,
            subfilter=SigSeedSubFilter.PADES,
            md_algorithm="sha256",
        )
        autorite = None if horodater is None else _autorite(horodater)
        sortie = signers.PdfSigner(details, signer=signataire, timestamper=autorite).sign_pdf(
            entree
        )
    except PdfError as cause:
        raise SignatureImpossible("Ce PDF ne peut pas être scellé tel qu’il est.") from cause
    return bytes(sortie.getbuffer())


def _autorite(horodater: Horodater) -> object:
    """Fait de notre horodatage celui que pyHanko attend."""
    from asn1crypto import cms
    from pyhanko.sign.timestamps import TimeStamper

    class Autorite(TimeStamper):  # type: ignore[misc]
        async def async_timestamp(self, message_digest: bytes, _md_algorithm: str) -> object:
            return cms.ContentInfo.load(horodater(message_digest))

    return Autorite()


def verifier(octets: bytes, racines: Sequence[x509.Certificate] = ()) -> tuple[Constat, ...]:
    """Rend un constat par signature du PDF. Lève `PaquetRefuse` si le fichier est illisible."""
    from pyhanko.pdf_utils.misc import PdfError

    if len(octets) > OCTETS_AU_PLUS or not octets.startswith(EN_TETE):
        raise PaquetRefuse("Ce fichier n’est pas un PDF que l’on peut lire.")
    try:
        return tuple(_constater(signature, racines) for signature in _signatures(octets))
    except (PdfError, ValueError, KeyError, TypeError, RecursionError) as cause:
        raise PaquetRefuse("Ce PDF est abîmé, ou ses signatures sont illisibles.") from cause


def _signatures(octets: bytes) -> Iterator[Any]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    yield from PdfFileReader(io.BytesIO(octets), strict=False).embedded_regular_signatures


def _constater(signature: Any, racines: Sequence[x509.Certificate]) -> Constat:  # noqa: ANN401
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError

    try:
        etat = validate_pdf_signature(signature, contexte(racines))
        fautes = () if etat.intact and etat.valid else (_CHANGE,)
        est_complete = etat.modification_level in {
            ModificationLevel.NONE,
            ModificationLevel.LTA_UPDATES,
            ModificationLevel.FORM_FILLING,  # une autre signature, posée après
        }
        quand = etat.signer_reported_dt
    except SignatureValidationError:
        fautes, est_complete, quand = (_CHANGE,), True, None
    return Constat(
        partie=str(signature.field_name),
        certificat=x509.load_der_x509_certificate(signature.signer_cert.dump()),
        intermediaires=tuple(
            x509.load_der_x509_certificate(autre.dump()) for autre in signature.other_embedded_certs
        ),
        faits=Faits(declaree_le=quand, commentaire=str(signature.sig_object.get("/Reason", ""))),
        fautes=fautes,
        ajouts=() if est_complete or fautes else ("pages ou remarques ajoutées au PDF",),
        faiblesses=(),
        couvertes=1,
    )
