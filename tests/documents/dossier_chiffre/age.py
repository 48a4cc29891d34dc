"""Un second logiciel « age », écrit d’après la norme publique, avec une autre bibliothèque.

Ce que l’application écrit doit s’ouvrir ici, et ce qui est écrit ici doit s’ouvrir dans
l’application. Source : C2SP, « The age file encryption format », age-encryption.org/v1.
"""

import base64
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_ETIQUETTE = b"age-encryption.org/v1/scrypt"
_BLOC = 64 * 1024
_SCEAU = 16
_ZERO = bytes(12)


def chiffrer(clair: bytes, phrase: str, *, cout: int = 10, annonce: int | None = None) -> bytes:
    """Chiffre ; `annonce` ment sur le coût écrit dans l’en-tête."""
    cle, sel, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    enveloppe = ChaCha20Poly1305(_scrypt(phrase, sel, cout)).encrypt(_ZERO, cle, None)
    entete = (
        b"age-encryption.org/v1\n"
        + f"-> scrypt {_b64(sel)} {annonce or cout}\n{_b64(enveloppe)}\n---".encode()
    )
    sceau = f" {_b64(_sceller(cle, entete))}\n".encode()
    return entete + sceau + nonce + _chiffrer_blocs(clair, _hkdf(cle, nonce, b"payload"))


def dechiffrer(octets: bytes, phrase: str) -> bytes:
    """Déchiffre, ou lève l’erreur de `cryptography` à la première chose fausse."""
    intro, dessus, enveloppe, sceau, corps = octets.split(b"\n", 4)
    assert intro == b"age-encryption.org/v1"
    fleche, nature, sel, cout = dessus.split(b" ")
    assert (fleche, nature) == (b"->", b"scrypt")
    chiffre = ChaCha20Poly1305(_scrypt(phrase, _d64(sel), int(cout)))
    cle = chiffre.decrypt(_ZERO, _d64(enveloppe), None)
    entete = octets[: octets.index(b"---") + 3]
    controle = HMAC(_hkdf(cle, None, b"header"), SHA256())
    controle.update(entete)
    controle.verify(_d64(sceau.removeprefix(b"--- ")))
    return _dechiffrer_blocs(corps[16:], _hkdf(cle, corps[:16], b"payload"))


def _scrypt(phrase: str, sel: bytes, cout: int) -> bytes:
    return Scrypt(salt=_ETIQUETTE + sel, length=32, n=1 << cout, r=8, p=1).derive(phrase.encode())


def _hkdf(cle: bytes, sel: bytes | None, usage: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=sel, info=usage).derive(cle)


def _sceller(cle: bytes, entete: bytes) -> bytes:
    sceau = HMAC(_hkdf(cle, None, b"header"), SHA256())
    sceau.update(entete)
    return sceau.finalize()


def _nonce(rang: int, *, dernier: bool) -> bytes:
    return rang.to_bytes(11, "big") + bytes([dernier])


def _chiffrer_blocs(clair: bytes, cle: bytes) -> bytes:
    blocs = [clair[i : i + _BLOC] for i in range(0, len(clair), _BLOC)] or [b""]
    chiffre = ChaCha20Poly1305(cle)
    return b"".join(
        chiffre.encrypt(_nonce(rang, dernier=rang == len(blocs) - 1), bloc, None)
        for rang, bloc in enumerate(blocs)
    )


def _dechiffrer_blocs(corps: bytes, cle: bytes) -> bytes:
    pas = _BLOC + _SCEAU
    blocs = [corps[i : i + pas] for i in range(0, len(corps), pas)]
    chiffre = ChaCha20Poly1305(cle)
    return b"".join(
        chiffre.decrypt(_nonce(rang, dernier=rang == len(blocs) - 1), bloc, None)
        for rang, bloc in enumerate(blocs)
    )


def _b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode().rstrip("=")


def _d64(texte: bytes) -> bytes:
    return base64.b64decode(texte + b"=" * (-len(texte) % 4))
