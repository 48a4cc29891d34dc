"""Dire si l’on connaît le signataire : un fait à part, jamais mêlé à « le contenu est intact »."""

import asyncio
import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from cep_desktop.signing.preavis import PREAVIS

MOTS = 6
"""Mots lus au téléphone : 66 bits, assez pour qu’on ne fabrique pas une clé qui dit les mêmes."""


class Confiance(Enum):
    """Ce que l’on sait du signataire."""

    SUR = "sur"
    INCONNU = "inconnu"
    REFUSE = "refuse"
    EXPIRE = "expire"


def contexte(racines: Sequence[x509.Certificate], *, le: datetime | None = None) -> object:
    """Rend de quoi valider une chaîne de certificats, sans réseau, contre ces seules racines."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=[_convertir(racine) for racine in racines],
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=le,
    )


def juger(
    certificat: x509.Certificate,
    intermediaires: Sequence[x509.Certificate],
    *,
    racines: Sequence[x509.Certificate],
    connues: Collection[str] = (),
    refusees: Collection[str] = (),
    le: datetime,
) -> Confiance:
    """Juge un signataire à la date de sa signature.

    `racines` sont celles que l’organisme accepte ; `connues` et `refusees`, des empreintes de clés
    que quelqu’un a vérifiées de vive voix (`empreinte_de_cle`). Un refus l’emporte toujours.
    """
    empreinte = empreinte_de_cle(certificat)
    if empreinte in refusees:
        return Confiance.REFUSE
    if not certificat.not_valid_before_utc <= le <= certificat.not_valid_after_utc:
        return Confiance.EXPIRE
    if empreinte in connues or _mene_a_une_racine(certificat, intermediaires, racines, le):
        return Confiance.SUR
    return Confiance.INCONNU


def _mene_a_une_racine(
    certificat: x509.Certificate,
    intermediaires: Sequence[x509.Certificate],
    racines: Sequence[x509.Certificate],
    le: datetime,
) -> bool:
    from pyhanko_certvalidator import CertificateValidator
    from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError

    if not racines:
        return False
    validateur = CertificateValidator(
        _convertir(certificat),
        [_convertir(autre) for autre in intermediaires],
        validation_context=contexte(racines, le=le),
    )
    try:
        asyncio.run(validateur.async_validate_usage({"digital_signature"}))
    except (PathBuildingError, PathValidationError, ValueError, TypeError):  # certificat tordu
        return False
    return True


def _convertir(certificat: x509.Certificate) -> Any:  # noqa: ANN401 - asn1crypto n’a pas de types
    from asn1crypto import x509 as asn1

    return asn1.Certificate.load(certificat.public_bytes(Encoding.DER))


def empreinte_de_cle(certificat: x509.Certificate) -> str:
    """Rend l’empreinte SHA-256 de la clé publique, en hexadécimal."""
    cle = _convertir(certificat).public_key.dump()
    return hashlib.sha256(cle).hexdigest()


def mots_de_la_cle(certificat: x509.Certificate, lexique: Sequence[str]) -> tuple[str, ...]:
    """Rend les six mots à lire au téléphone pour s’assurer que c’est la même clé."""
    nombre = int(empreinte_de_cle(certificat), 16)
    mots = []
    for _ in range(MOTS):
        nombre, rang = divmod(nombre, len(lexique))
        mots.append(lexique[rang])
    return tuple(mots)


def finit_bientot(certificat: x509.Certificate, *, le: datetime) -> bool:
    """Vrai si le certificat finit dans les soixante jours, ou a fini."""
    return certificat.not_valid_after_utc - le <= PREAVIS
