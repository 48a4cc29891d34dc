"""La clé sur une carte à puce (PKCS#11 2.40) : elle signe, et n’en sort jamais."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import finalize

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from cep_desktop.signing import noms
from cep_desktop.signing.erreurs import CertificatRefuse, SignatureImpossible

_SHA256 = bytes.fromhex("3031300d060960864801650304020105000420")
"""Ce qui dit « résumé SHA-256 » devant un résumé signé par RSA (RFC 8017, 9.2)."""


class CleDeCarte:
    """Une clé qui reste sur sa carte ; la carte se referme quand on l’oublie."""

    def __init__(
        self,
        session: Any,  # noqa: ANN401 - la bibliothèque est facultative
        privee: Any,  # noqa: ANN401
        certificat: x509.Certificate,
        intermediaires: tuple[x509.Certificate, ...],
    ) -> None:
        self._privee = privee
        self._certificat, self._intermediaires = certificat, intermediaires
        self._fermer = finalize(self, _fermer, session)

    @property
    def certificat(self) -> x509.Certificate:
        """Le certificat du signataire."""
        return self._certificat

    @property
    def intermediaires(self) -> tuple[x509.Certificate, ...]:
        """Les autres certificats de la carte."""
        return self._intermediaires

    def signer(self, octets: bytes) -> tuple[str, bytes]:
        """Fait signer la carte, RSA ou ECDSA. Lève `SignatureImpossible`."""
        from pkcs11 import Mechanism
        from pkcs11.exceptions import PKCS11Error

        resume = hashlib.sha256(octets).digest()
        est_elliptique = isinstance(self._certificat.public_key(), ec.EllipticCurvePublicKey)
        try:
            if est_elliptique:
                return noms.ECDSA_SHA256, self._privee.sign(resume, mechanism=Mechanism.ECDSA)
            valeur = self._privee.sign(_SHA256 + resume, mechanism=Mechanism.RSA_PKCS)
        except PKCS11Error as cause:
            raise SignatureImpossible(
                "La carte n’a pas signé.", remede="Remettez-la dans le lecteur, puis recommencez."
            ) from cause
        return noms.RSA_SHA256, valeur


def ouvrir_carte(pilote: Path, code: str) -> CleDeCarte:
    """Ouvre la carte que ce pilote voit, avec son code. Lève `CertificatRefuse`.

    Un code faux n’est essayé qu’une fois : une carte se bloque après quelques-uns.
    """
    try:
        import pkcs11
        from pkcs11.exceptions import PinIncorrect, PinLenRange, PinLocked, PKCS11Error
    except ImportError as cause:
        raise CertificatRefuse(
            "Ce poste n’a pas de quoi lire une carte à puce.",
            remede="Demandez à votre service informatique d’ajouter l’option «\u00a0jeton\u00a0».",
        ) from cause
    try:
        vus = pkcs11.lib(str(pilote)).get_tokens()
        jetons = [j for j in vus if pkcs11.TokenFlag.USER_PIN_INITIALIZED in j.flags]
        if len(jetons) != 1:
            raise CertificatRefuse(
                "Il faut une carte, et une seule, dans le lecteur.",
                remede="Gardez celle qui signe, puis recommencez.",
            )
        session = jetons[0].open(user_pin=code)
        return _choisir(session)
    except PinLocked as cause:
        raise CertificatRefuse(
            "Cette carte est bloquée.", remede="Débloquez-la avec l’outil de son fournisseur."
        ) from cause
    except (PinIncorrect, PinLenRange) as cause:
        raise CertificatRefuse(
            "Ce n’est pas le code de cette carte.",
            remede="Attention\u00a0: après quelques codes faux, la carte se bloque.",
        ) from cause
    except (PKCS11Error, RuntimeError, OSError) as cause:
        raise CertificatRefuse(
            "Ce pilote de carte ne s’ouvre pas.",
            remede="Choisissez le fichier PKCS#11 donné avec la carte (.so, .dll ou .dylib).",
        ) from cause


def _choisir(session: Any) -> CleDeCarte:  # noqa: ANN401
    """Prend la clé dont le certificat engage ; à défaut, la première qui en a un."""
    from pkcs11 import Attribute, ObjectClass

    certificats = dict(_certificats(session))
    cles = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    paires = [(cle, certificats[cle.id]) for cle in cles if cle.id in certificats]
    if not paires:
        _fermer(session)
        raise CertificatRefuse("Cette carte n’a pas de clé avec son certificat.")
    privee, certificat = next((p for p in paires if _engage(p[1])), paires[0])
    autres = tuple(c for c in certificats.values() if c != certificat and _est_autorite(c))
    return CleDeCarte(session, privee, certificat, autres)


def _certificats(session: Any) -> Iterator[tuple[bytes, x509.Certificate]]:  # noqa: ANN401
    from pkcs11 import Attribute, ObjectClass

    for objet in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        with suppress(ValueError):
            yield objet[Attribute.ID], x509.load_der_x509_certificate(objet[Attribute.VALUE])


def _engage(certificat: x509.Certificate) -> bool:
    with suppress(x509.ExtensionNotFound):
        return certificat.extensions.get_extension_for_class(x509.KeyUsage).value.content_commitment
    return False


def _est_autorite(certificat: x509.Certificate) -> bool:
    with suppress(x509.ExtensionNotFound):
        usage = certificat.extensions.get_extension_for_class(x509.BasicConstraints)
        return usage.value.ca and certificat.issuer != certificat.subject
    return False


def _fermer(session: Any) -> None:  # noqa: ANN401
    from pkcs11.exceptions import PKCS11Error

    with suppress(PKCS11Error):
        session.close()
