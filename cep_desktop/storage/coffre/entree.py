"""Lire l’en-tête d’un coffre bien refermé, sans la validation complète qu’en fera l’ouverture.

Ce qui n’est pas tout à fait ordinaire ne se lit pas ici : l’ouverture saura le dire.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from cep_desktop.storage.coffre.fichiers import ENTETE
from cep_desktop.storage.coffre.nature import NatureSerrure, secrets_possibles
from cep_desktop.storage.coffre.version import FORMAT_ENTETE, VERSION_ENTETE

if TYPE_CHECKING:
    from cep_desktop.storage.coffre.enveloppe import Cout

_TAILLE_MAXIMALE = 4 * 1024 * 1024
_NATURES = {nature.value: nature for nature in NatureSerrure}


@dataclass(frozen=True, slots=True)
class EnteteBref:
    """L’identité d’un coffre et ses serrures, en JSON."""

    coffre: str
    serrures: tuple[dict[str, Any], ...]

    @classmethod
    def lire(cls, dossier: Path) -> Self | None:
        """Lit l’en-tête ; `None` s’il n’est pas ordinaire."""
        brut = lire_json(dossier / ENTETE)
        try:
            if (brut["format"], brut["version"]) != (FORMAT_ENTETE, VERSION_ENTETE):
                return None
            return cls(str(brut["coffre"]), tuple(map(dict, brut["serrures"])))
        except (KeyError, TypeError, ValueError):
            return None

    @property
    def natures(self) -> tuple[str, ...]:
        """Ce qui ouvre ce coffre."""
        return tuple(str(serrure.get("nature")) for serrure in self.serrures)

    def cle(self, saisie: str) -> bytes | None:
        """Rend la clé du coffre, ou `None` si cette saisie n’ouvre rien."""
        possibles = secrets_possibles(saisie)
        for serrure in self.serrures:
            try:
                nature = _NATURES[serrure["nature"]]
                secret = possibles.get(nature)
                cle = self._ouvrir(serrure, nature, secret) if secret else None
            except (KeyError, TypeError, ValueError):
                return None
            if cle is not None:
                return cle
        return None

    def _ouvrir(
        self, serrure: dict[str, Any], nature: NatureSerrure, secret: bytes
    ) -> bytes | None:
        from cep_desktop.storage.coffre.enveloppe import Enveloppe

        sel, nonce, chiffre = (
            base64.b64decode(serrure[nom], validate=True) for nom in ("sel", "nonce", "enveloppe")
        )
        cout = _lire_le_cout(serrure["cout"])
        return Enveloppe(f"{self.coffre}|{nature.value}", cout, sel).ouvrir(secret, nonce, chiffre)


@dataclass(frozen=True, slots=True)
class TemoinBref:
    """La tête du journal qu’un témoin du coffre a vue."""

    n: int
    tete: bytes

    @classmethod
    def lire(cls, chemin: Path, entete: EnteteBref) -> Self | None:
        """Lit un témoin ; `None` s’il manque, ou s’il garde un autre en-tête que celui-ci."""
        brut = lire_json(chemin)
        try:
            serrures = tuple(map(dict, brut["entete"]["serrures"]))
            if EnteteBref(str(brut["entete"]["coffre"]), serrures) != entete:
                return None
            return cls(int(brut["n"]), base64.b64decode(brut["tete"], validate=True))
        except (KeyError, TypeError, ValueError):
            return None


def lire_json(chemin: Path) -> Any:  # noqa: ANN401 - du JSON
    """Rend ce que dit un petit fichier ; un objet vide s’il ne se lit pas."""
    try:
        if chemin.stat().st_size > _TAILLE_MAXIMALE:
            return {}
        return json.loads(chemin.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}


def _lire_le_cout(brut: dict[str, Any]) -> "Cout":
    """Rend le coût. Lève `ValueError` s’il sort des bornes."""
    from cep_desktop.storage.coffre.enveloppe import FILS, MEMOIRE_KIO, PASSES, Cout

    cout = Cout(brut["passes"], brut["memoire_kio"], brut["fils"])
    bornes = ((cout.passes, PASSES), (cout.memoire_kio, MEMOIRE_KIO), (cout.fils, FILS))
    if any(type(valeur) is not int or not bas <= valeur <= haut for valeur, (bas, haut) in bornes):
        raise ValueError("coût hors bornes")
    return cout
