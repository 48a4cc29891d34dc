"""Lire à voix haute par la voix de l’ordinateur, dans un autre processus, jamais en ligne.

Le texte passe par l’entrée du processus : rien n’en paraît dans la liste des programmes.
"""

import shutil
import sys
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

SANS_FRANCAIS = "Cet ordinateur n’a pas de voix française. Ajoutez-en une dans ses réglages."

_WINDOWS = (
    "Add-Type -AssemblyName System.Speech;"
    "$v=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$f=$v.GetInstalledVoices()|Where-Object{$_.Enabled -and "
    "$_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq 'fr'}|Select-Object -First 1;"
    "if(-not $f){exit 3};"
    "$v.SelectVoice($f.VoiceInfo.Name);$v.Rate=-1;"
    "$l=New-Object IO.StreamReader([Console]::OpenStandardInput(),[Text.Encoding]::UTF8);"
    "$v.Speak($l.ReadToEnd())"
)
"""Ce que PowerShell exécute ; il sort avec le code 3 si aucune voix n’est française."""


@dataclass(frozen=True, slots=True)
class Lecteur:
    """Le programme qui parle et ses arguments ; le texte lui arrive par son entrée."""

    programme: str
    arguments: tuple[str, ...]


_LECTEURS = {
    "win32": (Lecteur("powershell", ("-NoProfile", "-NonInteractive", "-Command", _WINDOWS)),),
    "darwin": (Lecteur("say", ("-v", "Thomas", "-f", "-")),),
    "linux": (
        Lecteur("espeak-ng", ("-v", "fr", "-s", "150", "--stdin")),
        Lecteur("spd-say", ("--wait", "--language", "fr", "--pipe-mode")),
    ),
}


def trouver_un_lecteur(systeme: str = sys.platform) -> Lecteur | None:
    """Rend le premier lecteur installé, ou `None` : l’écran le dit et rien d’autre ne change."""
    candidats = _LECTEURS.get(systeme, ())
    return next((lecteur for lecteur in candidats if shutil.which(lecteur.programme)), None)


class Voix(QObject):
    """Lit, se tait ; `change` part à chaque fois, `manque` dit pourquoi rien ne s’entend."""

    change = Signal()
    manque = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lecteur = trouver_un_lecteur()
        self._processus: QProcess | None = None

    @property
    def est_possible(self) -> bool:
        """Vrai si cet ordinateur a de quoi parler."""
        return self._lecteur is not None

    @property
    def est_en_train(self) -> bool:
        """Vrai si une lecture est en cours."""
        return self._processus is not None

    def lire(self, texte: str) -> None:
        """Commence à lire ; ce qui se lisait s’arrête. L’écran n’attend jamais."""
        self.taire()
        if self._lecteur is None:
            return
        processus = QProcess(self)
        processus.setStandardOutputFile(QProcess.nullDevice())
        processus.setStandardErrorFile(QProcess.nullDevice())
        processus.finished.connect(self._finir)
        processus.errorOccurred.connect(self._echouer)
        self._processus = processus
        processus.start(self._lecteur.programme, list(self._lecteur.arguments))
        processus.write(texte.encode())
        processus.closeWriteChannel()
        self.change.emit()

    def taire(self) -> None:
        """S’arrête tout de suite."""
        processus, self._processus = self._processus, None
        if processus is not None:
            processus.finished.disconnect(self._finir)
            processus.errorOccurred.disconnect(self._echouer)
            processus.finished.connect(processus.deleteLater)
            processus.setParent(QCoreApplication.instance())
            processus.kill()
            self.change.emit()

    def _finir(self, code: int) -> None:
        if self._processus is not None:
            self._processus.deleteLater()
            self._processus = None
            self.change.emit()
        if code:
            self.manque.emit(SANS_FRANCAIS)

    def _echouer(self, _erreur: QProcess.ProcessError) -> None:
        processus = self._processus
        if processus is not None and processus.state() is QProcess.ProcessState.NotRunning:
            self._finir(1)
