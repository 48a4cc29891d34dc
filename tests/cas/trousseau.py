"""Un trousseau d’essai, gardé en mémoire."""

import secrets
from dataclasses import dataclass, field

from cep_desktop.usecases.coffre.erreurs import TrousseauIndisponible


@dataclass
class TrousseauEnMemoire:
    """Garde un secret par coffre ; `est_la` faux : l’ordinateur n’en a pas."""

    est_la: bool = True
    secrets: dict[str, bytes] = field(default_factory=dict)

    def confier(self, coffre: str) -> bytes:
        if not self.est_la:
            raise TrousseauIndisponible("Cet ordinateur n’a pas de trousseau.")
        self.secrets[coffre] = secrets.token_bytes(32)
        return self.secrets[coffre]

    def reprendre(self, coffre: str) -> bytes:
        if not self.est_la or coffre not in self.secrets:
            raise TrousseauIndisponible("Le trousseau ne garde pas la clé de ce coffre.")
        return self.secrets[coffre]

    def oublier(self, coffre: str) -> None:
        self.secrets.pop(coffre, None)
