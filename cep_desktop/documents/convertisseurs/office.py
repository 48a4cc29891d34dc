"""Word et Excel sous Windows, conduits par PowerShell : rien à installer, aucun droit requis."""

import shutil
import sys
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from cep_desktop.documents.convertisseurs.convertisseur import Ordre
from cep_desktop.locations import ressources

_OFFICE = {".docx": "Word.Application", ".xlsx": "Excel.Application"}
ARRET = "arret"
"""Fichier posé dans l’atelier pour que le programme finisse le papier en cours, puis se ferme."""
_DELAI_S = 15.0


@dataclass(frozen=True, slots=True)
class Office:
    """Word, Excel ou les deux, et le PowerShell qui les conduit.

    Macros coupées, rien à l’écran, papiers ouverts en lecture : le programme lit l’atelier dans
    `CEP_ATELIER`, et aucun nom ne passe dans ses arguments.
    """

    powershell: Path
    formats: frozenset[str]

    def preparer(self, atelier: Path, sources: tuple[Path, ...]) -> Ordre:
        """Rend l’ordre qui convertit les papiers de cette extension."""
        programme = (ressources() / "office" / "convertir.ps1").read_text(encoding="utf-8")
        arguments = (
            str(self.powershell),
            "-NoLogo",
            "-NoProfile",
            "-NonInteractive",
            "-EncodedCommand",
            b64encode(programme.encode("utf-16-le")).decode("ascii"),
        )
        lecture = {"CEP_ATELIER": str(atelier), "CEP_FORMAT": sources[0].suffix}
        return Ordre(arguments, lecture)

    def interrompre(self, atelier: Path) -> float:
        """Demande à Word de se fermer : tué, il resterait ouvert sans fenêtre."""
        (atelier / ARRET).touch()
        return _DELAI_S


if sys.platform == "win32":
    import winreg

    def trouver_office() -> Office | None:
        """Rend Word, Excel ou les deux, s’ils sont installés sur ce poste."""
        powershell = shutil.which("powershell.exe")
        formats = frozenset(format_ for format_, nom in _OFFICE.items() if _est_inscrit(nom))
        return Office(Path(powershell), formats) if powershell and formats else None

    def _est_inscrit(nom: str) -> bool:
        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{nom}\CLSID"))
        except OSError:
            return False
        return True

else:

    def trouver_office() -> Office | None:
        """Office ne se conduit ainsi que sous Windows."""
        return None
