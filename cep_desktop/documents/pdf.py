"""Convertir des papiers en PDF balisé, quand un convertisseur est installé sur le poste."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from cep_desktop.domain.erreurs import ErreurMetier

DELAI = 120
"""Secondes laissées à une conversion."""
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


class SansConvertisseur(ErreurMetier):
    """Aucun programme de ce poste ne sait faire un PDF ; les papiers Word restent prêts."""

    def __init__(self) -> None:
        super().__init__(
            "Ce poste n’a pas de quoi faire un PDF.",
            remede="Les papiers Word sont prêts. Installez LibreOffice pour avoir aussi le PDF.",
        )


class ConversionImpossible(ErreurMetier):
    """Le convertisseur n’a pas rendu de PDF."""

    def __init__(self) -> None:
        super().__init__(
            "Le PDF n’a pas pu être fait.",
            remede="Les papiers Word sont prêts. Fermez LibreOffice, puis recommencez.",
        )


def convertisseur() -> Path | None:
    """Le programme qui fait les PDF sur ce poste, ou `None`."""
    trouves = (shutil.which(nom) for nom in _NOMS)
    ailleurs = (c for c in _AILLEURS.get(sys.platform, ()) if Path(c).is_file())
    premier = next((chemin for chemin in (*trouves, *ailleurs) if chemin), None)
    return Path(premier) if premier else None


def convertir(
    papiers: Mapping[str, bytes], *, attendre: Callable[[], None] | None = None
) -> Mapping[str, bytes]:
    """Rend le PDF balisé de chaque papier, sous le même nom, en une seule conversion par format.

    `attendre` est appelé plusieurs fois par seconde ; ce qu’il lève arrête la conversion. Les
    fichiers de passage sont effacés. Lève `SansConvertisseur` ou `ConversionImpossible`.
    """
    programme = convertisseur()
    if programme is None:
        raise SansConvertisseur
    rendus: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory(prefix=".cep-") as lieu:
        atelier = Path(lieu)
        reglages = atelier / "profil" / "user" / "registrymodifications.xcu"
        reglages.parent.mkdir(parents=True)
        reglages.write_text(_EN_FRANCAIS, encoding="utf-8")
        for extension, filtre in _FILTRES.items():
            lot = {nom: octets for nom, octets in papiers.items() if nom.endswith(extension)}
            if not lot:
                continue
            # Un nom neutre : rien du dossier n’est dans un nom de fichier provisoire.
            rangs = {nom: f"{rang}" for rang, nom in enumerate(lot)}
            for nom, octets in lot.items():
                (atelier / f"{rangs[nom]}{extension}").write_bytes(octets)
            sources = [str(atelier / f"{rang}{extension}") for rang in rangs.values()]
            _lancer(programme, atelier, filtre, sources, attendre)
            for nom, rang in rangs.items():
                pdf = atelier / f"{rang}.pdf"
                if not pdf.is_file():
                    raise ConversionImpossible
                rendus[f"{Path(nom).stem}.pdf"] = pdf.read_bytes()
                pdf.unlink()
    return rendus


def _lancer(
    programme: Path,
    atelier: Path,
    filtre: str,
    sources: list[str],
    attendre: Callable[[], None] | None,
) -> None:
    ordre = [
        str(programme),
        f"-env:UserInstallation={(atelier / 'profil').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"pdf:{filtre}:{_OPTIONS}",
        "--outdir",
        str(atelier),
        *sources,
    ]
    environnement = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    with subprocess.Popen(  # noqa: S603 — programme trouvé et arguments écrits ici
        ordre, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environnement
    ) as processus:
        restant = DELAI * 5
        try:
            while True:
                try:
                    processus.wait(0.2)
                    break
                except subprocess.TimeoutExpired:
                    restant -= 1
                    if restant <= 0:
                        raise ConversionImpossible from None
                    if attendre is not None:
                        attendre()
        except BaseException:
            processus.kill()
            raise
        if processus.returncode:
            raise ConversionImpossible
