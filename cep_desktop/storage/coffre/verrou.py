"""Un seul programme écrit dans un coffre à la fois ; les autres savent qui le tient.

Deux gardes se complètent : le fichier dit qui tient le coffre, et le système retient une zone de
ce fichier, qu’il libère lui-même si le programme meurt. Le système ne voit pas toujours les autres
ordinateurs d’un partage : un verrou laissé par un autre poste n’est donc jamais repris tout seul.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from cep_desktop.storage.coffre.fichiers import VERROU

_TAILLE = 4096
_ZONE = 1 << 30
"""Zone retenue, loin après le texte : les autres programmes peuvent le lire, même sous Windows."""


@dataclass(frozen=True, slots=True)
class Detenteur:
    """Qui tient le coffre : la personne, le poste, depuis quand."""

    auteur: str
    poste: str
    processus: int
    depuis: datetime

    def __str__(self) -> str:
        return f"{self.auteur} ({self.poste})"

    @property
    def est_de_ce_poste(self) -> bool:
        """Vrai si c’est un programme de cet ordinateur."""
        return self.poste == socket.gethostname()

    def ecrire(self) -> bytes:
        """Rend le contenu du fichier verrou."""
        champs = {
            "auteur": self.auteur,
            "poste": self.poste,
            "processus": self.processus,
            "depuis": self.depuis.isoformat(),
        }
        return json.dumps(champs).encode()

    @classmethod
    def lire(cls, octets: bytes) -> Self | None:
        """Lit un fichier verrou ; `None` s’il est vide ou abîmé."""
        try:
            brut = json.loads(octets)
            return cls(
                str(brut["auteur"]),
                str(brut["poste"]),
                int(brut["processus"]),
                datetime.fromisoformat(brut["depuis"]),
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None


class Verrou:
    """Le fichier verrou d’un coffre ; vide quand personne ne le tient."""

    def __init__(self, coffre: Path) -> None:
        self._chemin = coffre / VERROU
        self._descripteur: int | None = None

    def prendre(self, auteur: str, depuis: datetime) -> Detenteur | None:
        """Prend le verrou et rend `None`, ou rend celui qui le tient déjà.

        Lève `OSError` si le dossier ne s’écrit pas.
        """
        moi = Detenteur(auteur, socket.gethostname(), os.getpid(), depuis)
        descripteur = os.open(self._chemin, os.O_CREAT | os.O_RDWR | _BINAIRE, 0o600)
        try:
            est_libre = _retenir(descripteur)
            autre = Detenteur.lire(_lire(descripteur))
            if est_libre and (autre is None or autre.est_de_ce_poste):
                _remplacer(descripteur, moi.ecrire())
                self._descripteur, descripteur = descripteur, -1
                return None
            return autre or Detenteur("un autre programme", moi.poste, 0, depuis)
        finally:
            if descripteur >= 0:
                os.close(descripteur)

    def detenteur(self) -> Detenteur | None:
        """Rend celui que nomme le fichier, s’il y en a un."""
        try:
            return Detenteur.lire(self._chemin.read_bytes()[:_TAILLE])
        except OSError:
            return None

    def rendre(self) -> None:
        """Rend le verrou s’il est à nous ; sans échec."""
        if self._descripteur is not None:
            with suppress(OSError):
                _remplacer(self._descripteur, b"")
            os.close(self._descripteur)
            self._descripteur = None


_BINAIRE = getattr(os, "O_BINARY", 0)

if sys.platform == "win32":
    import msvcrt

    def _retenir(descripteur: int) -> bool:
        os.lseek(descripteur, _ZONE, os.SEEK_SET)
        try:
            msvcrt.locking(descripteur, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _retenir(descripteur: int) -> bool:
        try:
            fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # ce disque ne sait pas verrouiller : seul le nom du fichier garde
            return _est_abandonne(Detenteur.lire(_lire(descripteur)))
        return True


def _est_abandonne(detenteur: Detenteur | None) -> bool:
    import psutil

    return detenteur is None or not psutil.pid_exists(detenteur.processus)


def _lire(descripteur: int) -> bytes:
    os.lseek(descripteur, 0, os.SEEK_SET)
    return os.read(descripteur, _TAILLE)


def _remplacer(descripteur: int, octets: bytes) -> None:
    os.ftruncate(descripteur, 0)
    os.lseek(descripteur, 0, os.SEEK_SET)
    os.write(descripteur, octets)
    os.fsync(descripteur)
