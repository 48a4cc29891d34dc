"""Une serrure : une façon d’envelopper la clé du coffre sous un secret.

La clé de données (256 bits) est tirée une fois ; chaque serrure la garde chiffrée en AES-256-GCM
sous une clé tirée du secret par Argon2id (RFC 9106). Changer de phrase de passe ne rechiffre donc
que ces 32 octets.
"""

import base64
import secrets
from typing import Annotated, Literal

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BeforeValidator, Field, PlainSerializer

from cep_desktop.domain.code import Code
from cep_desktop.domain.valeur import Valeur

OCTETS_CLE = 32
_OCTETS_SEL = 16
_OCTETS_NONCE = 12


def _depuis_base64(brut: object) -> object:
    return base64.b64decode(brut, validate=True) if isinstance(brut, str) else brut


Octets = Annotated[
    bytes,
    BeforeValidator(_depuis_base64),
    PlainSerializer(lambda octets: base64.b64encode(octets).decode(), return_type=str),
]
"""Octets écrits en base 64 dans l’en-tête du coffre."""


class NatureSerrure(Code):
    """Ce qui ouvre une serrure."""

    PHRASE = "phrase", "Phrase de passe"
    SECOURS = "secours", "Code de secours"
    TROUSSEAU = "trousseau", "Trousseau de l’ordinateur"


class Argon2id(Valeur):
    """Coût de la dérivation ; 256 Mio et 3 passes ralentissent qui essaierait tout.

    Plafonné à la lecture : un en-tête falsifié ne peut pas épuiser la mémoire du poste.
    """

    algorithme: Literal["argon2id"] = "argon2id"
    passes: int = Field(default=3, ge=1, le=10)
    memoire_kio: int = Field(default=262_144, ge=8_192, le=1_048_576)
    fils: int = Field(default=4, ge=1, le=8)


COUT_NORMAL = Argon2id()


class Serrure(Valeur):
    """La clé du coffre, enveloppée pour un secret."""

    nature: NatureSerrure
    cout: Argon2id
    sel: Octets
    nonce: Octets
    enveloppe: Octets

    def ouvrir(self, secret: bytes, *, coffre: str) -> bytes | None:
        """Rend la clé du coffre, ou `None` si ce secret n’ouvre pas cette serrure."""
        cle = _deriver(secret, self.sel, self.cout)
        try:
            return AESGCM(cle).decrypt(self.nonce, self.enveloppe, self._contexte(coffre))
        except InvalidTag:
            return None

    def _contexte(self, coffre: str) -> bytes:
        return _contexte(coffre, self.nature, self.cout, self.sel)


def poser(
    nature: NatureSerrure,
    secret: bytes,
    cle: bytes,
    *,
    coffre: str,
    cout: Argon2id = COUT_NORMAL,
) -> Serrure:
    """Pose une serrure : enveloppe `cle` (32 octets) sous `secret`."""
    sel, nonce = secrets.token_bytes(_OCTETS_SEL), secrets.token_bytes(_OCTETS_NONCE)
    chiffre = AESGCM(_deriver(secret, sel, cout))
    enveloppe = chiffre.encrypt(nonce, cle, _contexte(coffre, nature, cout, sel))
    return Serrure(nature=nature, cout=cout, sel=sel, nonce=nonce, enveloppe=enveloppe)


def _deriver(secret: bytes, sel: bytes, cout: Argon2id) -> bytes:
    return hash_secret_raw(
        secret,
        sel,
        time_cost=cout.passes,
        memory_cost=cout.memoire_kio,
        parallelism=cout.fils,
        hash_len=OCTETS_CLE,
        type=Type.ID,
    )


def _contexte(coffre: str, nature: NatureSerrure, cout: Argon2id, sel: bytes) -> bytes:
    """Lie l’enveloppe à son coffre et à ses paramètres : aucun ne peut être échangé."""
    return f"{coffre}|{nature.value}|{cout.model_dump_json()}|".encode() + sel
