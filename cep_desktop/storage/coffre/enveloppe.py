"""Ouvrir ou fermer l’enveloppe d’une clé : Argon2id (RFC 9106) puis AES-256-GCM."""

from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

OCTETS_CLE = 32
PASSES, MEMOIRE_KIO, FILS = (1, 10), (8_192, 1_048_576), (1, 8)
"""Le moindre et le plus grand coût admis : un en-tête falsifié n’épuise pas la mémoire du poste."""


@dataclass(frozen=True, slots=True)
class Cout:
    """Le coût d’une dérivation par Argon2id : passes, mémoire en Kio, fils."""

    passes: int
    memoire_kio: int
    fils: int

    def ecrire(self) -> str:
        """Rend le coût en JSON serré, tel que l’enveloppe l’authentifie."""
        return (
            f'{{"algorithme":"argon2id","passes":{self.passes},'
            f'"memoire_kio":{self.memoire_kio},"fils":{self.fils}}}'
        )


@dataclass(frozen=True, slots=True)
class Enveloppe:
    """Ce qui protège une clé : le secret passe par `cout` et `sel`.

    `contexte` dit le coffre et la nature de la serrure : aucun paramètre ne peut être échangé.
    """

    contexte: str
    cout: Cout
    sel: bytes

    def ouvrir(self, secret: bytes, nonce: bytes, chiffre: bytes) -> bytes | None:
        """Rend la clé, ou `None` si ce secret n’ouvre pas l’enveloppe."""
        try:
            return AESGCM(self._cle(secret)).decrypt(nonce, chiffre, self._lie())
        except InvalidTag:
            return None

    def fermer(self, secret: bytes, nonce: bytes, cle: bytes) -> bytes:
        """Rend la clé chiffrée sous ce secret."""
        return AESGCM(self._cle(secret)).encrypt(nonce, cle, self._lie())

    def _cle(self, secret: bytes) -> bytes:
        return hash_secret_raw(
            secret,
            self.sel,
            time_cost=self.cout.passes,
            memory_cost=self.cout.memoire_kio,
            parallelism=self.cout.fils,
            hash_len=OCTETS_CLE,
            type=Type.ID,
        )

    def _lie(self) -> bytes:
        return f"{self.contexte}|{self.cout.ecrire()}|".encode() + self.sel
