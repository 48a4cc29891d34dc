"""L’enveloppe chiffrée : le format « age » version 1, sous une phrase de passe.

Format public (C2SP, age-encryption.org/v1) : scrypt tire la clé de la phrase, ChaCha20-Poly1305
chiffre et authentifie chaque bloc ; un fichier coupé ou changé ne se déchiffre pas. Tout logiciel
« age » le lit. Voir docs/adr/0014.
"""

import re

from cep_desktop.documents.dossier_chiffre.erreurs import (
    PhraseDeTransmissionFausse,
    TransmissionIllisible,
)
from cep_desktop.domain.phrase import normaliser_phrase

_INTRO = b"age-encryption.org/"
_VERSION = b"v1"
_PAR_PHRASE = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_COUT_MAXIMAL = 21
"""Logarithme du coût de scrypt : 2 Gio de mémoire. Au-delà, le fichier est hostile."""

_REFUS_DE_LA_PHRASE = "Decryption failed"
_REFUS_DU_COUT = "Excessive work parameter"
_INTACT = "Le fichier n’a pas été modifié."
_REMEDE_COPIE = f"Demandez une nouvelle copie à l’expéditeur. {_INTACT}"
_REMEDE_CHOIX = f"Choisissez un fichier qui finit par «\u00a0.cep\u00a0». {_INTACT}"


def chiffrer(clair: bytes, phrase: str) -> bytes:
    """Rend l’enveloppe. Le coût est choisi pour demander une seconde environ à ce poste."""
    from pyrage import passphrase

    return bytes(passphrase.encrypt(clair, _phrase(phrase)))


def dechiffrer(octets: bytes, phrase: str) -> bytes:
    """Rend le contenu en clair. Lève `TransmissionIllisible` ou `PhraseDeTransmissionFausse`."""
    from pyrage import DecryptError, passphrase

    _controler(octets)
    try:
        return bytes(passphrase.decrypt(octets, _phrase(phrase)))
    except DecryptError as refus:
        raise _expliquer(str(refus)) from None


def _phrase(phrase: str) -> str:
    return normaliser_phrase(phrase).decode()


def _controler(octets: bytes) -> None:
    """Refuse, avant tout calcul, ce qui n’est pas un fichier « age » sous une phrase."""
    if not octets.startswith(_INTRO):
        raise TransmissionIllisible(
            "Ce fichier n’est pas un dossier transmis par CEP Desktop.", remede=_REMEDE_CHOIX
        )
    version = octets[len(_INTRO) :].partition(b"\n")[0]
    if version != _VERSION and len(octets) > len(_INTRO + _VERSION):
        raise TransmissionIllisible(
            "Ce fichier est chiffré dans un format plus récent que celui que ce poste lit.",
            remede=f"Mettez CEP Desktop à jour, puis ouvrez-le de nouveau. {_INTACT}",
        )
    trouve = _PAR_PHRASE.match(octets)
    if trouve is None:
        raise TransmissionIllisible(
            "Ce fichier est abîmé ou incomplet, ou n’est pas protégé par une phrase de passe.",
            remede=_REMEDE_COPIE,
        )
    if int(trouve[1]) > _COUT_MAXIMAL:
        raise _trop_couteux()


def _expliquer(raison: str) -> TransmissionIllisible:
    if raison == _REFUS_DE_LA_PHRASE:
        return PhraseDeTransmissionFausse(
            "Cette phrase de passe n’ouvre pas ce fichier.",
            remede="Vérifiez chaque mot et les majuscules. Si elle est exacte, le fichier est "
            f"abîmé\u00a0: demandez-en une nouvelle copie. {_INTACT}",
        )
    if raison.startswith(_REFUS_DU_COUT):
        return _trop_couteux()
    return TransmissionIllisible("Ce fichier est abîmé ou incomplet.", remede=_REMEDE_COPIE)


def _trop_couteux() -> TransmissionIllisible:
    return TransmissionIllisible(
        "L’ouverture de ce fichier demanderait plus de mémoire et de temps que ce poste n’en a.",
        remede=f"Demandez à l’expéditeur de l’écrire sur un autre ordinateur. {_INTACT}",
    )
