"""La clé qui signe : ouverte pour la séance, gardée en mémoire seulement."""

from dataclasses import dataclass, field
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from cep_desktop.signing.algorithmes import BITS_RSA, Privee, signer
from cep_desktop.signing.erreurs import CertificatRefuse


class Cle(Protocol):
    """Ce qui signe : un fichier `.p12`, ou une carte à puce."""

    @property
    def certificat(self) -> x509.Certificate:
        """Le certificat du signataire."""
        ...

    @property
    def intermediaires(self) -> tuple[x509.Certificate, ...]:
        """Les certificats qui mènent à la racine, sans elle."""
        ...

    def signer(self, octets: bytes) -> tuple[str, bytes]:
        """Rend l’algorithme XMLDSig et la valeur. Lève `SignatureImpossible`."""
        ...


@dataclass(frozen=True, slots=True)
class CleLogicielle:
    """Une clé lue d’un fichier, jamais écrite par l’application ni montrée dans une erreur."""

    certificat: x509.Certificate
    intermediaires: tuple[x509.Certificate, ...] = ()
    privee: Privee = field(repr=False, kw_only=True)

    def signer(self, octets: bytes) -> tuple[str, bytes]:
        """Signe par RSA ou ECDSA, avec SHA-256."""
        return signer(self.privee, octets)


def lire_certificat(octets: bytes) -> x509.Certificate:
    """Lit le certificat d’une autorité, PEM ou DER. Lève `CertificatRefuse`."""
    est_pem = octets.lstrip().startswith(b"-----BEGIN")
    lire = x509.load_pem_x509_certificate if est_pem else x509.load_der_x509_certificate
    try:
        return lire(octets)
    except ValueError as cause:
        raise CertificatRefuse(
            "Ce fichier n’est pas un certificat.",
            remede="Choisissez le fichier .pem, .crt ou .cer que donne l’autorité.",
        ) from cause


def lire_p12(octets: bytes, phrase: str) -> CleLogicielle:
    """Ouvre un fichier PKCS#12 (RFC 7292). Lève `CertificatRefuse`."""
    try:
        privee, certificat, autres = pkcs12.load_key_and_certificates(octets, phrase.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as cause:
        raise CertificatRefuse(
            "Ce certificat ne s’ouvre pas avec cette phrase, ou ce n’est pas un fichier .p12.",
            remede="Vérifiez la phrase, majuscules comprises, puis réessayez.",
        ) from cause
    if certificat is None or not isinstance(privee, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise CertificatRefuse(
            "Ce fichier ne contient pas une clé qui puisse signer.",
            remede="Demandez un fichier .p12 avec sa clé, RSA ou à courbe elliptique.",
        )
    if isinstance(privee, rsa.RSAPrivateKey) and privee.key_size < BITS_RSA:
        raise CertificatRefuse(
            f"La clé de ce certificat est trop courte\u00a0: {privee.key_size} bits.",
            remede=f"Demandez un certificat d’au moins {BITS_RSA} bits.",
        )
    return CleLogicielle(certificat, tuple(autres), privee=privee)
