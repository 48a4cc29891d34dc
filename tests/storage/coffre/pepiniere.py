"""Des écrivains que l’on lance, arrête, reprend ou tue, et dont on lit chaque annonce."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.architecture.arbre import RACINE


class Pepiniere:
    """Un programme déjà chargé qui donne naissance à un écrivain à la fois."""

    def __init__(self, racine: Path) -> None:
        self._programme = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.coffre.ecrivain", str(racine)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=RACINE,
            bufsize=0,
        )
        self._reste = b""
        self.ecrivain = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        genre: type[BaseException] | None,
        erreur: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._programme.kill()
        self._programme.communicate()

    def lancer(self) -> None:
        """Lance un écrivain et attend qu’il ait ouvert le coffre."""
        assert self._programme.stdin is not None
        self._programme.stdin.write(b"vas-y\n")
        while (ligne := self.suivante(None)) != b"0":
            assert ligne is not None
            assert ligne.startswith(b"pid")
            self.ecrivain = int(ligne.split()[1])

    def signaler(self, signal_: signal.Signals) -> None:
        """Envoie un signal à l’écrivain."""
        os.kill(self.ecrivain, signal_)

    def tuer(self) -> int:
        """Tue l’écrivain ; rend la dernière révision qu’il avait annoncée sans qu’on l’ait lue."""
        self.signaler(signal.SIGKILL)
        derniere = 0
        while (ligne := self.suivante(None)) != b"mort":
            assert ligne is not None
            derniere = max(derniere, int(ligne))
        return derniere

    def suivante(self, delai: float | None) -> bytes | None:
        """Rend la ligne suivante, ou `None` si rien n’arrive à temps (en secondes)."""
        assert self._programme.stdout is not None
        flux = self._programme.stdout.fileno()
        while b"\n" not in self._reste:
            if not select.select([flux], [], [], delai)[0]:
                return None
            octets = os.read(flux, 65_536)
            assert octets, "l’écrivain s’est arrêté tout seul"
            self._reste += octets
        ligne, _, self._reste = self._reste.partition(b"\n")
        return ligne
