"""Une serrure : une façon d’envelopper la clé du coffre sous un secret.

La clé de données (256 bits) est tirée une fois ; chaque serrure la garde chiffrée en AES-256-GCM
sous une clé tirée du secret par Argon2id (RFC 9106). Changer de phrase de passe ne rechiffre donc
que ces 32 octets.
"""

import base64
import secrets
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from cep_desktop.domain.valeur import Valeur
from cep_desktop.storage.coffre.enveloppe import (
    FILS,
    MEMOIRE_KIO,
    OCTETS_CLE,
    PASSES,
    Cout,
    Enveloppe,
)
from cep_desktop.storage.coffre.nature import NatureSerrure

__all__ = ["COUT_NORMAL", "OCTETS_CLE", "Argon2id", "NatureSerrure", "Octets", "Serrure", "poser"]

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


class Argon2id(Valeur):
    """Coût de la dérivation ; 256 Mio et 3 passes ralentissent qui essaierait tout.

    Plafonné à la lecture : un en-tête falsifié ne peut pas épuiser la mémoire du poste.
    """

    algorithme: Literal["argon2id"] = "argon2id"
    passes: int = Field(default=3, ge=PASSES[0], le=PASSES[1])
    memoire_kio: int = Field(default=262_144, ge=MEMOIRE_KIO[0], le=MEMOIRE_KIO[1])
    fils: int = Field(default=4, ge=FILS[0], le=FILS[1])


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
        enveloppe = _envelopper(coffre, self.nature, self.cout, self.sel)
        return enveloppe.ouvrir(secret, self.nonce, self.enveloppe)


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
    chiffre = _envelopper(coffre, nature, cout, sel).fermer(secret, nonce, cle)
    return Serrure(nature=nature, cout=cout, sel=sel, nonce=nonce, enveloppe=chiffre)


def _envelopper(coffre: str, nature: NatureSerrure, cout: Argon2id, sel: bytes) -> Enveloppe:
    return Enveloppe(
        f"{coffre}|{nature.value}", Cout(cout.passes, cout.memoire_kio, cout.fils), sel
    )
