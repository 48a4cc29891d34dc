"""Un seul poste écrit dans un coffre à la fois ; les autres savent qui le tient."""

import json
import os
import socket
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

NOM = "verrou.json"


@dataclass(frozen=True, slots=True)
class Detenteur:
    """Qui tient le coffre : la personne, le poste, depuis quand."""

    auteur: str
    poste: str
    processus: int
    depuis: datetime

    def __str__(self) -> str:
        return f"{self.auteur} ({self.poste})"

    def ecrire(self) -> bytes:
        """Rend le contenu du fichier verrou."""
        return json.dumps(
            {
                "auteur": self.auteur,
                "poste": self.poste,
                "processus": self.processus,
                "depuis": self.depuis.isoformat(),
            }
        ).encode()

    @classmethod
    def lire(cls, octets: bytes) -> Self | None:
        """Lit un fichier verrou ; `None` s’il est abîmé."""
        try:
            brut = json.loads(octets)
            return cls(
                str(brut["auteur"]),
                str(brut["poste"]),
                int(brut["processus"]),
                datetime.fromisoformat(brut["depuis"]),
            )
        except (ValueError, KeyError, TypeError):
            return None


class Verrou:
    """Le fichier verrou d’un coffre.

    Un verrou laissé par ce même poste et dont le processus n’existe plus est repris ; celui d’un
    autre poste ne l’est jamais tout seul.
    """

    def __init__(self, dossier: Path) -> None:
        self._chemin = dossier / NOM
        self._tenu: Detenteur | None = None

    def prendre(self, auteur: str, depuis: datetime) -> Detenteur | None:
        """Prend le verrou et rend `None`, ou rend celui qui le tient déjà."""
        moi = Detenteur(auteur, socket.gethostname(), os.getpid(), depuis)
        for _ in range(2):
            try:
                descripteur = os.open(self._chemin, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            except FileExistsError:
                autre = self.detenteur()
                if autre is not None and not _est_abandonne(autre):
                    return autre
                self._chemin.unlink(missing_ok=True)
                continue
            with os.fdopen(descripteur, "wb") as fichier:
                fichier.write(moi.ecrire())
                fichier.flush()
                os.fsync(fichier.fileno())
            self._tenu = moi
            return None
        return self.detenteur() or moi

    def detenteur(self) -> Detenteur | None:
        """Rend celui qui tient le coffre, s’il y en a un."""
        try:
            return Detenteur.lire(self._chemin.read_bytes())
        except OSError:
            return None

    def rendre(self) -> None:
        """Rend le verrou s’il est à nous."""
        if self._tenu is not None and self.detenteur() == self._tenu:
            self._chemin.unlink(missing_ok=True)
        self._tenu = None


def _est_abandonne(detenteur: Detenteur) -> bool:
    return detenteur.poste == socket.gethostname() and not _est_vivant(detenteur.processus)


def _est_vivant(processus: int) -> bool:
    import psutil

    return bool(psutil.pid_exists(processus))
