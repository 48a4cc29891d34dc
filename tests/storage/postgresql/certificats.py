"""Une autorité et des certificats de serveur, faits pour un seul essai."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

_AUJOURD_HUI = datetime.now(UTC)


def _nommer(nom: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nom)])


class Autorite:
    """Signe des certificats ; `pem` est le sien, que les postes connaissent."""

    def __init__(self, nom: str) -> None:
        self._nom, self._cle = _nommer(nom), ec.generate_private_key(ec.SECP256R1())
        constructeur = _dater(x509.CertificateBuilder(), (-60, 30))
        self.pem = (
            constructeur.subject_name(self._nom)
            .issuer_name(self._nom)
            .public_key(self._cle.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self._cle, SHA256())
            .public_bytes(Encoding.PEM)
        )

    def signer(self, hote: str, *, jours: tuple[int, int]) -> tuple[bytes, bytes]:
        """Rend le certificat de cet hôte et sa clé, valable entre ces jours, comptés d’ici."""
        cle = ec.generate_private_key(ec.SECP256R1())
        certificat = (
            _dater(x509.CertificateBuilder(), jours)
            .subject_name(_nommer(hote))
            .issuer_name(self._nom)
            .public_key(cle.public_key())
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(hote)]), critical=False)
            .sign(self._cle, SHA256())
        )
        prive = cle.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return certificat.public_bytes(Encoding.PEM), prive


def _dater(
    constructeur: x509.CertificateBuilder, jours: tuple[int, int]
) -> x509.CertificateBuilder:
    debut, fin = (_AUJOURD_HUI + timedelta(days=jour) for jour in jours)
    return (
        constructeur.serial_number(x509.random_serial_number())
        .not_valid_before(debut)
        .not_valid_after(fin)
    )
