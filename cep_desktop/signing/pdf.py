"""Le sceau de l’organisme sur un PDF (PAdES, ETSI EN 319 142-1), et sa relecture."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from cep_desktop.signing.certificat.cle import Cle
from cep_desktop.signing.confiance import contexte
from cep_desktop.signing.constat import Constat, Faits
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import PaquetRefuse, SignatureImpossible
from cep_desktop.signing.horodatage import Horodater

OCTETS_AU_PLUS = 50_000_000
EN_TETE = b"%PDF-"
_PLACE = 1024
"""Octets réservés à la valeur : assez pour RSA 8192."""
_CHANGE = "Le contenu du PDF a été changé."


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
        rang = len(list(_signatures(octets))) + 1
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
    jeton = _jeton(signature)
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
        jeton=None if jeton is None else bytes(jeton.dump()),
        valeur_datee=signature.signer_info["signature"].native,
    )


def _jeton(signature: Any) -> Any:  # noqa: ANN401
    """Rend la preuve d’heure jointe à la signature (CAdES-T), ou rien."""
    for attribut in signature.signer_info["unsigned_attrs"]:
        if attribut["type"].native == "signature_time_stamp_token":
            return attribut["values"][0]
    return None
