"""LibreOffice, sans écran et avec un profil de passage."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from cep_desktop.documents.convertisseurs.convertisseur import Ordre

_NOMS = ("soffice", "libreoffice")
_AILLEURS = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_OPTIONS = (
    '{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"SinglePageSheets":{"type":"boolean","value":"false"}}'
)
_EN_FRANCAIS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>fr-FR</value></prop></item></oor:items>
"""
"""Le profil de passage écrit nombres et dates à la française, quel que soit le poste."""
_FILTRES = {".docx": "writer_pdf_Export", ".xlsx": "calc_pdf_Export"}


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """LibreOffice à cet endroit du poste."""

    programme: Path

    formats: ClassVar[frozenset[str]] = frozenset(_FILTRES)

    def preparer(self, atelier: Path, sources: tuple[Path, ...]) -> Ordre:
        """Pose un profil neuf et rend l’ordre de conversion."""
        reglages = atelier / "profil" / "user" / "registrymodifications.xcu"
        reglages.parent.mkdir(parents=True, exist_ok=True)
        reglages.write_text(_EN_FRANCAIS, encoding="utf-8")
        arguments = (
            str(self.programme),
            f"-env:UserInstallation={(atelier / 'profil').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            f"pdf:{_FILTRES[sources[0].suffix]}:{_OPTIONS}",
            "--outdir",
            str(atelier),
            *map(str, sources),
        )
        return Ordre(arguments, {"SOURCE_DATE_EPOCH": "0"})

    def interrompre(self, atelier: Path) -> float:  # noqa: ARG002 - rien à lui demander
        """LibreOffice n’ouvre rien à l’écran : il peut être tué tout de suite."""
        return 0.0


def trouver_libreoffice() -> LibreOffice | None:
    """Rend LibreOffice s’il est installé sur ce poste."""
    trouves = (shutil.which(nom) for nom in _NOMS)
    ailleurs = (c for c in _AILLEURS.get(sys.platform, ()) if Path(c).is_file())
    premier = next((chemin for chemin in (*trouves, *ailleurs) if chemin), None)
    return LibreOffice(Path(premier)) if premier else None
