"""Le trousseau du système : il garde un secret qui ouvre le coffre sans retaper la phrase.

C’est une commodité, jamais la seule serrure : un changement de bureau ou de profil le rend
illisible. Un trousseau qui écrit ses secrets en clair est refusé.
"""

import base64
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from cep_desktop.usecases.coffre.erreurs import TrousseauIndisponible

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "CEP Desktop"
_OCTETS_SECRET = 32
_SURS = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
"""Les trousseaux qui chiffrent ce qu’ils gardent ; un autre n’est pas employé."""


class Trousseau(Protocol):
    """L’endroit où le système garde un secret par coffre."""

    def confier(self, coffre: str) -> bytes:
        """Tire un secret de 32 octets, le garde et le rend. Lève `TrousseauIndisponible`."""
        ...

    def reprendre(self, coffre: str) -> bytes:
        """Rend le secret gardé. Lève `TrousseauIndisponible`."""
        ...

    def oublier(self, coffre: str) -> None:
        """Retire le secret ; s’il n’est pas là, ne fait rien."""
        ...


class TrousseauDuPoste:
    """Le trousseau de la session : Windows, macOS, GNOME ou KDE."""

    def __init__(self, magasin: "KeyringBackend | None" = None) -> None:
        self._magasin = magasin

    def confier(self, coffre: str) -> bytes:
        """Tire un secret, le garde et vérifie qu’il se relit. Lève `TrousseauIndisponible`."""
        import secrets

        secret = secrets.token_bytes(_OCTETS_SECRET)
        magasin = self._exiger_sur()
        try:
            magasin.set_password(SERVICE, coffre, base64.b64encode(secret).decode())
        except Exception as cause:  # chaque système a ses propres erreurs
            raise _indisponible() from cause
        if self.reprendre(coffre) != secret:
            raise _indisponible()
        return secret

    def reprendre(self, coffre: str) -> bytes:
        """Rend le secret gardé. Lève `TrousseauIndisponible`."""
        magasin = self._exiger_sur()
        try:
            texte = magasin.get_password(SERVICE, coffre)
            secret = base64.b64decode(texte or "", validate=True)
        except Exception as cause:  # chaque système a ses propres erreurs
            raise _indisponible() from cause
        if len(secret) != _OCTETS_SECRET:
            raise TrousseauIndisponible(
                "Le trousseau de cet ordinateur ne garde pas la clé de ce coffre.",
                remede="Ouvrez-le par sa phrase de passe.",
            )
        return secret

    def oublier(self, coffre: str) -> None:
        """Retire le secret ; s’il n’est pas là, ne fait rien."""
        with suppress(Exception):
            self._exiger_sur().delete_password(SERVICE, coffre)

    def _exiger_sur(self) -> "KeyringBackend":
        try:
            import keyring
            from keyring.backends import chainer
        except ImportError as cause:
            raise _indisponible() from cause
        magasin = self._magasin or keyring.get_keyring()
        choix = magasin.backends if isinstance(magasin, chainer.ChainerBackend) else [magasin]
        for candidat in choix:
            if type(candidat).__module__ in _SURS:
                return candidat
        raise _indisponible()


def _indisponible() -> TrousseauIndisponible:
    return TrousseauIndisponible(
        "Cet ordinateur n’a pas de trousseau qui chiffre ce qu’il garde.",
        remede="Ouvrez le coffre par sa phrase de passe.",
    )
