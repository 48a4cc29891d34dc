"""Les algorithmes qu’une signature Office admet, et ceux que l’on dit faibles."""

import hashlib
from collections.abc import Callable

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from cep_desktop.signing import noms

RESUMES: dict[str, Callable[[bytes], bytes]] = {
    noms.SHA1: lambda octets: hashlib.sha1(octets).digest(),  # noqa: S324 - lu, dit faible
    noms.SHA256: lambda octets: hashlib.sha256(octets).digest(),
    noms.SHA384: lambda octets: hashlib.sha384(octets).digest(),
    noms.SHA512: lambda octets: hashlib.sha512(octets).digest(),
}
_HACHAGES: dict[str, tuple[type, hashes.HashAlgorithm]] = {
    noms.RSA_SHA1: (rsa.RSAPublicKey, hashes.SHA1()),  # noqa: S303 - lu, dit faible
    noms.RSA_SHA256: (rsa.RSAPublicKey, hashes.SHA256()),
    noms.RSA_SHA384: (rsa.RSAPublicKey, hashes.SHA384()),
    noms.RSA_SHA512: (rsa.RSAPublicKey, hashes.SHA512()),
    noms.ECDSA_SHA256: (ec.EllipticCurvePublicKey, hashes.SHA256()),
    noms.ECDSA_SHA384: (ec.EllipticCurvePublicKey, hashes.SHA384()),
    noms.ECDSA_SHA512: (ec.EllipticCurvePublicKey, hashes.SHA512()),
}
FAIBLES = frozenset({noms.SHA1, noms.RSA_SHA1})
BITS_RSA, BITS_COURBE = 2048, 256
"""En dessous, une clé RSA ou elliptique se dit faible (RGS B1, 2.03)."""

Privee = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def signer(cle: Privee, octets: bytes) -> tuple[str, bytes]:
    """Rend l’algorithme XMLDSig et la valeur ; une signature ECDSA y est r puis s, sans DER."""
    if isinstance(cle, rsa.RSAPrivateKey):
        return noms.RSA_SHA256, cle.sign(octets, padding.PKCS1v15(), hashes.SHA256())
    r, s = decode_dss_signature(cle.sign(octets, ec.ECDSA(hashes.SHA256())))
    longueur = _longueur(cle.curve)
    return noms.ECDSA_SHA256, r.to_bytes(longueur, "big") + s.to_bytes(longueur, "big")


def est_de_la_cle(
    certificat: x509.Certificate, algorithme: str, valeur: bytes, octets: bytes
) -> bool:
    """Vrai si la clé de ce certificat a bien signé ces octets."""
    attendu = _HACHAGES.get(algorithme)
    try:
        publique = certificat.public_key()
        if attendu is None or not isinstance(publique, attendu[0]):
            return False
        if isinstance(publique, rsa.RSAPublicKey):
            publique.verify(valeur, octets, padding.PKCS1v15(), attendu[1])
            return True
        if isinstance(publique, ec.EllipticCurvePublicKey):
            longueur = _longueur(publique.curve)
            if len(valeur) != 2 * longueur:
                return False
            r, s = (int.from_bytes(m, "big") for m in (valeur[:longueur], valeur[longueur:]))
            publique.verify(encode_dss_signature(r, s), octets, ec.ECDSA(attendu[1]))
            return True
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return False


def est_connu(algorithme: str) -> bool:
    """Vrai si l’on sait vérifier une signature faite par cet algorithme."""
    return algorithme in _HACHAGES


def a_une_cle_faible(certificat: x509.Certificate) -> bool:
    """Vrai si la clé du certificat est trop courte pour qu’on s’y fie."""
    try:
        publique = certificat.public_key()
    except (UnsupportedAlgorithm, ValueError):
        return False
    if isinstance(publique, ec.EllipticCurvePublicKey):
        return publique.key_size < BITS_COURBE
    return isinstance(publique, rsa.RSAPublicKey) and publique.key_size < BITS_RSA


def _longueur(courbe: ec.EllipticCurve) -> int:
    return (courbe.key_size + 7) // 8
