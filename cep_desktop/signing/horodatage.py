"""Prouver l’heure : demander un jeton à une autorité (RFC 3161), et relire un jeton reçu.

Facultatif : sans réseau, la signature porte l’heure déclarée, et le jeton peut s’ajouter plus tard.
"""

import asyncio
import hashlib
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509

from cep_desktop.signing.confiance import contexte
from cep_desktop.signing.erreurs import HorodatageRefuse

ATTENTE_S = 4
"""Temps laissé à l’autorité pour répondre : on signe à deux, on n’attend pas une machine."""
JETON_AU_PLUS = 100_000
"""Octets lus d’une réponse ; un jeton avec sa chaîne en fait moins de dix mille."""

_RESUMES = frozenset({"sha1", "sha256", "sha384", "sha512"})
_REMEDE = "Signez sans preuve d’heure\u00a0: elle peut s’ajouter plus tard."


@dataclass(frozen=True, slots=True)
class HeureProuvee:
    """L’heure d’un jeton juste, et si son autorité mène à une racine de confiance."""

    le: datetime
    autorite: str
    est_de_confiance: bool


Horodater = Callable[[bytes], bytes]
"""Rend le jeton qui prouve l’heure d’un résumé SHA-256. Lève `HorodatageRefuse`."""


def horodater_par(adresse: str, *, attente: int = ATTENTE_S) -> Horodater:
    """Rend de quoi demander une preuve d’heure à cette adresse, en `attente` secondes au plus.

    Lève `HorodatageRefuse` si l’adresse ne va pas.
    """
    if urlsplit(adresse).scheme not in {"http", "https"}:
        raise HorodatageRefuse(
            "L’adresse de l’autorité d’horodatage ne va pas.",
            remede="Elle commence par https:// ou http://.",
        )

    return partial(_demander, adresse, attente)


def _demander(adresse: str, attente: int, resume: bytes) -> bytes:
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError, handle_tsp_response

    alea, demande = TimeStamper().request_cms(resume, "sha256")
    requete = urllib.request.Request(  # noqa: S310 - http(s) seulement, vérifié plus haut
        adresse,
        data=demande.dump(),
        headers={
            "Content-Type": "application/timestamp-query",
            "Accept": "application/timestamp-reply",
        },
    )
    try:
        with urllib.request.urlopen(requete, timeout=attente) as reponse:  # noqa: S310
            recu = _lire(reponse, time.monotonic() + attente)
        jeton = handle_tsp_response(tsp.TimeStampResp.load(recu), alea)
        date = jeton["content"]["encap_content_info"]["content"].parsed["message_imprint"]
        est_le_sien = date["hashed_message"].native == resume
    except (OSError, ValueError, TypeError, KeyError, TimestampRequestError) as cause:
        raise HorodatageRefuse(
            "L’autorité d’horodatage n’a pas donné de preuve d’heure.", remede=_REMEDE
        ) from cause
    if not est_le_sien:
        raise HorodatageRefuse("L’autorité d’horodatage a daté autre chose.", remede=_REMEDE)
    return bytes(jeton.dump())


def _lire(reponse: Any, fin: float) -> bytes:  # noqa: ANN401 - http.client.HTTPResponse
    """Rend la réponse, si elle est entière avant `fin` : une autorité lente ne retient pas."""
    recu = b""
    while morceau := reponse.read1(JETON_AU_PLUS):
        recu += morceau
        if time.monotonic() > fin or len(recu) > JETON_AU_PLUS:
            raise TimeoutError
    return recu


def resumer(octets: bytes) -> Callable[[str], bytes]:
    """Rend de quoi résumer ces octets par l’algorithme d’un jeton ; MD5 ne prouve rien."""

    def resume(algorithme: str) -> bytes:
        if algorithme not in _RESUMES:
            raise ValueError(algorithme)
        return hashlib.new(algorithme, octets).digest()

    return resume


def lire_jeton(
    jeton: bytes, resumer: Callable[[str], bytes], racines: Sequence[x509.Certificate]
) -> HeureProuvee:
    """Rend l’heure qu’un jeton prouve pour ce résumé. Lève `HorodatageRefuse` s’il est faux."""
    from asn1crypto import cms
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus

    try:
        signe = cms.ContentInfo.load(jeton, strict=True)["content"]
        valeurs = asyncio.run(validate_tst_signed_data(signe, contexte(racines), resumer))
        etat = TimestampSignatureStatus(**valeurs)
    except (SignatureValidationError, ValueError, TypeError, KeyError, AttributeError) as cause:
        raise HorodatageRefuse("La preuve d’heure jointe à cette signature est fausse.") from cause
    if not (etat.intact and etat.valid):
        raise HorodatageRefuse("La preuve d’heure jointe à cette signature est fausse.")
    autorite = etat.signing_cert.subject.native.get("common_name", "")
    return HeureProuvee(etat.timestamp, str(autorite), bool(etat.trusted))
