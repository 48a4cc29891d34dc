"""Une clé par usage, toutes tirées de celle du coffre (HKDF-SHA256, RFC 5869)."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cep_desktop.domain.code import Code

_OCTETS = 32


class Usage(Code):
    """Ce qu’une clé dérivée protège ; deux usages n’ont jamais la même clé."""

    BASE = "base", "Dossiers"
    JOURNAL = "journal", "Journal des accès"
    SAUVEGARDE = "sauvegarde", "Sauvegardes"
    BROUILLON = "brouillon", "Travail non enregistré"
    HORS_LIGNE = "hors_ligne", "Travail fait sans le serveur"


def deriver(cle: bytes, usage: Usage) -> bytes:
    """Rend la clé de 32 octets de cet usage."""
    contexte = f"cep-desktop/{usage.value}/1".encode()
    return HKDF(algorithm=SHA256(), length=_OCTETS, salt=None, info=contexte).derive(cle)
