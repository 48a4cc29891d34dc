"""Le code de secours : imprimé une fois à la création, il ouvre le coffre si tout est oublié."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 de Crockford : ni I, ni L, ni O, ni U."""
_CONFUSIONS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u00a0": ""})
_OCTETS = 20
_CONTROLE = 2
_GROUPE = 5


def tirer_code() -> str:
    """Tire un code de 160 bits au hasard, plus 2 signes de contrôle, par groupes de 5 et tirets."""
    import secrets

    signes = _encoder(secrets.token_bytes(_OCTETS))
    complet = signes + _controler(signes)
    return "-".join(complet[i : i + _GROUPE] for i in range(0, len(complet), _GROUPE))


def normaliser_code(saisie: str) -> str | None:
    """Rend les signes utiles d’un code recopié à la main ; `None` si le contrôle ne passe pas.

    Accepte minuscules, espaces, tirets, et les lettres O, I, L prises pour 0 et 1.
    """
    complet = saisie.upper().translate(_CONFUSIONS)
    signes, controle = complet[:-_CONTROLE], complet[-_CONTROLE:]
    if not signes or set(complet) - set(_ALPHABET) or controle != _controler(signes):
        return None
    return signes


def _encoder(octets: bytes) -> str:
    nombre = int.from_bytes(octets, "big")
    longueur = len(octets) * 8 // 5
    return "".join(_ALPHABET[nombre >> 5 * i & 31] for i in reversed(range(longueur)))


def _controler(signes: str) -> str:
    import hashlib

    empreinte = int.from_bytes(hashlib.sha256(signes.encode()).digest()[:2], "big")
    return _ALPHABET[empreinte >> 5 & 31] + _ALPHABET[empreinte & 31]
