"""La clé sur une carte à puce (PKCS#11 2.40) : elle signe, et n’en sort jamais."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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
        from pkcs11.exceptions import (
            DeviceRemoved,
            PKCS11Error,
            SessionClosed,
            SessionHandleInvalid,
            TokenNotPresent,
        )  # fmt: skip

        resume = hashlib.sha256(octets).digest()
        est_elliptique = isinstance(self._certificat.public_key(), ec.EllipticCurvePublicKey)
        try:
            if est_elliptique:
                return noms.ECDSA_SHA256, self._privee.sign(resume, mechanism=Mechanism.ECDSA)
            valeur = self._privee.sign(_SHA256 + resume, mechanism=Mechanism.RSA_PKCS)
        except (DeviceRemoved, SessionClosed, SessionHandleInvalid, TokenNotPresent) as cause:
            raise SignatureImpossible(
                "La carte a été retirée.",
                remede="Remettez-la, ouvrez-la de nouveau avec son code, puis recommencez.",
            ) from cause
        except PKCS11Error as cause:
            raise SignatureImpossible(
                "La carte n’a pas signé.", remede="Remettez-la dans le lecteur, puis recommencez."
            ) from cause
        return noms.RSA_SHA256, valeur


@dataclass(frozen=True, slots=True)
class CertificatVu:
    """Un certificat de la carte : `id` le désigne, `engage` dit qu’il est fait pour signer."""

    id: bytes
    certificat: x509.Certificate
    engage: bool


@dataclass(frozen=True, slots=True)
class CarteVue:
    """Une carte dans un lecteur, avant son code ; `serie` la désigne."""

    serie: str
    nom: str
    certificats: tuple[CertificatVu, ...]
    est_bloquee: bool
    est_au_dernier_essai: bool


def lire_cartes(pilote: Path) -> tuple[CarteVue, ...]:
    """Rend les cartes que ce pilote voit, sans code. Lève `CertificatRefuse`.

    Certaines cartes ne montrent leurs certificats qu’après le code : il n’y en a alors aucun.
    """
    with _phrases():
        return tuple(map(_voir, _jetons(pilote)))


def ouvrir_carte(
    pilote: Path, code: str, *, serie: str = "", certificat: bytes = b""
) -> CleDeCarte:
    """Ouvre une carte que ce pilote voit, avec son code. Lève `CertificatRefuse`.

    Sans `serie`, il ne faut qu’une carte ; sans `certificat` (son `id`), on prend celui qui engage.
    Un code faux n’est essayé qu’une fois : une carte se bloque après quelques-uns.
    """
    with _phrases():
        jetons = [j for j in _jetons(pilote) if not serie or _serie(j) == serie]
        if not jetons and serie:
            raise CertificatRefuse(
                "Cette carte n’est plus dans le lecteur.", remede="Remettez-la, puis recommencez."
            )
        if len(jetons) != 1:
            raise CertificatRefuse(
                "Il faut une carte, et une seule, dans le lecteur.",
                remede="Gardez celle qui signe, puis recommencez.",
            )
        return _choisir(jetons[0].open(user_pin=code), certificat)


@contextmanager
def _phrases() -> Iterator[None]:
    """Fait une phrase de ce qu’une carte ou son pilote répond."""
    try:
        from pkcs11 import exceptions as dits
    except ImportError as cause:
        raise CertificatRefuse(
            "Ce poste n’a pas de quoi lire une carte à puce.",
            remede="Demandez à votre service informatique d’ajouter l’option «\u00a0jeton\u00a0».",
        ) from cause
    try:
        yield
    except dits.PinLocked as cause:
        raise CertificatRefuse(
            "Cette carte est bloquée.", remede="Débloquez-la avec l’outil de son fournisseur."
        ) from cause
    except dits.PinExpired as cause:
        raise CertificatRefuse(
            "Le code de cette carte est à changer.",
            remede="Changez-le avec l’outil de son fournisseur, puis recommencez.",
        ) from cause
    except (dits.PinIncorrect, dits.PinInvalid, dits.PinLenRange, dits.ArgumentsBad) as cause:
        raise CertificatRefuse(
            "Ce n’est pas le code de cette carte.",
            remede="Attention\u00a0: après quelques codes faux, la carte se bloque.",
        ) from cause
    except (dits.TokenNotPresent, dits.DeviceRemoved, dits.SessionHandleInvalid) as cause:
        raise CertificatRefuse(
            "La carte a été retirée.", remede="Remettez-la dans le lecteur, puis recommencez."
        ) from cause
    except (dits.PKCS11Error, RuntimeError, OSError) as cause:
        raise CertificatRefuse(
            "Ce pilote de carte ne s’ouvre pas.",
            remede="Choisissez le fichier PKCS#11 donné avec la carte (.so, .dll ou .dylib).",
        ) from cause


def _jetons(pilote: Path) -> list[Any]:
    import pkcs11

    vus = pkcs11.lib(str(pilote)).get_tokens()
    return [jeton for jeton in vus if pkcs11.TokenFlag.USER_PIN_INITIALIZED in jeton.flags]


def _serie(jeton: Any) -> str:  # noqa: ANN401
    serie = jeton.serial
    lue = serie.decode("ascii", "replace") if isinstance(serie, bytes) else str(serie)
    return f"{lue.strip()}\u00a0{jeton.label.strip()}"


def _voir(jeton: Any) -> CarteVue:  # noqa: ANN401
    from pkcs11 import TokenFlag

    with jeton.open() as session:
        certificats = tuple(
            CertificatVu(id_, certificat, _engage(certificat))
            for id_, certificat in _certificats(session)
            if not _est_autorite(certificat)
        )
    return CarteVue(
        serie=_serie(jeton),
        nom=jeton.label.strip() or "Carte sans nom",
        certificats=certificats,
        est_bloquee=TokenFlag.USER_PIN_LOCKED in jeton.flags,
        est_au_dernier_essai=TokenFlag.USER_PIN_FINAL_TRY in jeton.flags,
    )


def _choisir(session: Any, voulu: bytes) -> CleDeCarte:  # noqa: ANN401
    """Prend la clé voulue ; à défaut, celle dont le certificat engage, ou la première."""
    from pkcs11 import Attribute, ObjectClass

    certificats = dict(_certificats(session))
    cles = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    paires = [(cle, certificats[cle.id]) for cle in cles if cle.id in certificats]
    if voulu:
        paires = [paire for paire in paires if paire[0].id == voulu]
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
