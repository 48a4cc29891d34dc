"""Déchiffrer un coffre page par page, pages libres comprises, comme le ferait qui a la clé."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from cep_desktop.storage.sql.chiffree import OCTETS_PAGE

_SEL, _RESERVE, _VECTEUR = 16, 80, 16
_ENTETE_WAL, _ENTETE_TRAME = 32, 24


def dechiffrer(base: Path, cle: bytes) -> bytes:
    """Rend le contenu en clair de toutes les pages de la base, puis de celles de son journal."""
    octets = base.read_bytes()
    pages = [octets[i : i + OCTETS_PAGE] for i in range(0, len(octets), OCTETS_PAGE)]
    clair = [_dechiffrer(page, cle, est_premiere=rang == 0) for rang, page in enumerate(pages)]
    journal = base.with_name(f"{base.name}-wal")
    trames = journal.read_bytes()[_ENTETE_WAL:] if journal.exists() else b""
    pas = _ENTETE_TRAME + OCTETS_PAGE
    for debut in range(0, len(trames), pas):
        trame = trames[debut : debut + pas]
        if len(trame) == pas:
            numero = int.from_bytes(trame[:4], "big")
            clair.append(_dechiffrer(trame[_ENTETE_TRAME:], cle, est_premiere=numero == 1))
    return b"".join(clair)


def _dechiffrer(page: bytes, cle: bytes, *, est_premiere: bool) -> bytes:
    debut, fin = (_SEL if est_premiere else 0), len(page) - _RESERVE
    vecteur = page[fin : fin + _VECTEUR]
    dechiffreur = Cipher(AES(cle), CBC(vecteur)).decryptor()
    return dechiffreur.update(page[debut:fin]) + dechiffreur.finalize()
