"""Le témoin : ce qui doit survivre à la base, et dire si elle a été ramenée en arrière.

Il garde une copie de l’en-tête, la tête du journal et le registre des effacements (des empreintes,
sans nom ni identifiant). Il est écrit à côté de la base, dans un autre dossier du poste, et dans
chaque sauvegarde.
"""

import hmac
import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError

from cep_desktop.domain.valeur import Valeur
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.fichiers import COPIES
from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.serrure import Octets
from cep_desktop.usecases.coffre.journal import Tete
from cep_desktop.usecases.depot import DepotImpossible, charger, deposer

_TAILLE_MAXIMALE = 16 * 1024 * 1024


class Effacement(Valeur):
    """Un dossier effacé, par son empreinte."""

    empreinte: str = Field(pattern=r"^[0-9a-f]{32}$")
    le: datetime


class Temoin(Valeur):
    """Ce que dit `temoin.json` ; `sceau` n’est juste que pour qui a la clé du coffre."""

    format: Literal["cep-desktop/temoin"] = "cep-desktop/temoin"
    version: Literal[1] = 1
    entete: Entete
    n: int = Field(ge=0)
    tete: Octets
    effacements: tuple[Effacement, ...] = ()
    sceau: Octets = b""

    @classmethod
    def lire(cls, octets: bytes) -> Self | None:
        """Lit un témoin ; `None` s’il est abîmé."""
        try:
            return cls.model_validate(json.loads(octets))
        except (ValidationError, ValueError, RecursionError):
            return None

    def ecrire(self) -> bytes:
        """Rend le témoin en JSON."""
        return (self.model_dump_json(indent=2) + "\n").encode()

    def sceller(self, journal: Journal) -> Self:
        """Rend le témoin avec son sceau."""
        return self.avec(sceau=journal.sceller_temoin(self._scelle()))

    def est_authentique(self, journal: Journal) -> bool:
        """Vrai si rien n’a été changé depuis qu’il a été scellé."""
        return hmac.compare_digest(self.sceau, journal.sceller_temoin(self._scelle()))

    @property
    def position(self) -> Tete:
        """La tête du journal quand le témoin a été écrit."""
        return Tete(self.n, self.tete)

    def _scelle(self) -> bytes:
        return self.model_dump_json(exclude={"sceau"}).encode()


def charger_temoin(chemin: Path) -> Temoin | None:
    """Lit un fichier témoin ; `None` s’il manque ou s’il est abîmé."""
    with suppress(DepotImpossible):
        return Temoin.lire(charger(chemin, taille_maximale=_TAILLE_MAXIMALE))
    return None


def copies(ailleurs: Path | None) -> tuple[Temoin, ...]:
    """Rend toutes les copies lisibles gardées ailleurs, de n’importe quel coffre."""
    chemins = sorted((ailleurs / COPIES).glob("*.json")) if ailleurs else ()
    return tuple(temoin for temoin in map(charger_temoin, chemins) if temoin)


def deposer_temoin(temoin: Temoin, chemins: tuple[Path, ...]) -> None:
    """Écrit le témoin partout où l’on peut ; un endroit qui refuse n’empêche pas les autres."""
    octets = temoin.ecrire()
    for chemin in chemins:
        with suppress(DepotImpossible):
            deposer(chemin.parent, {chemin.name: octets})
