"""Les fichiers d’une archive officielle : un zip, un dossier, ou un fichier seul."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from cep_desktop.referentiels.livre import LivreIllisible

SUFFIXES = (".csv", ".txt", ".xlsx", ".xml")
TAILLE_MAXIMALE = 2_000_000_000
"""Octets dépliés au plus : un livre public tient largement dedans."""

RESTE = "L’édition déjà installée n’a pas changé."


@dataclass(frozen=True, slots=True)
class FichierPublie:
    """Un fichier d’une archive ; `le` est sa date quand l’archive la dit."""

    nom: str
    taille: int
    le: date | None
    _archive: Path
    _membre: str = ""

    @contextmanager
    def ouvrir(self) -> Iterator[BinaryIO]:
        """Ouvre le fichier en lecture. Lève `LivreIllisible` s’il est abîmé."""
        try:
            if not self._membre:
                with self._archive.open("rb") as flux:
                    yield flux
            else:
                with zipfile.ZipFile(self._archive) as zip_, zip_.open(self._membre) as membre:
                    yield cast("BinaryIO", membre)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError) as cause:
            raise LivreIllisible(
                "ce fichier est abîmé ou incomplet.",
                lieu=self.nom,
                remede=f"Téléchargez l’archive de nouveau. {RESTE}",
            ) from cause


def lister(chemin: Path) -> tuple[FichierPublie, ...]:
    """Rend les fichiers que l’on sait lire. Lève `LivreIllisible` s’il n’y en a pas."""
    if not chemin.exists():
        raise LivreIllisible(
            "ce fichier ou ce dossier n’existe pas.",
            lieu=chemin.name,
            remede=f"Vérifiez son nom. {RESTE}",
        )
    if chemin.is_dir():
        fichiers = tuple(_du_dossier(chemin))
    elif zipfile.is_zipfile(chemin) and chemin.suffix.lower() != ".xlsx":
        fichiers = _du_zip(chemin)
    elif chemin.is_file() and chemin.suffix.lower() in SUFFIXES:
        fichiers = (FichierPublie(chemin.name, chemin.stat().st_size, None, chemin),)
    elif chemin.is_file() and chemin.suffix.lower() == ".zip":
        raise LivreIllisible(
            "cette archive est incomplète\u00a0: son sommaire manque.",
            lieu=chemin.name,
            remede=f"Téléchargez-la de nouveau. {RESTE}",
        )
    else:
        raise LivreIllisible(
            "ce n’est ni une archive zip, ni un dossier, ni un fichier csv, xlsx ou xml.",
            lieu=chemin.name,
            remede=f"Choisissez l’archive telle qu’elle est publiée. {RESTE}",
        )
    if not fichiers:
        raise LivreIllisible(
            "rien à lire ici\u00a0: aucun fichier csv, xlsx ou xml.",
            lieu=chemin.name,
            remede=RESTE,
        )
    if sum(fichier.taille for fichier in fichiers) > TAILLE_MAXIMALE:
        raise LivreIllisible("cette archive est démesurée.", lieu=chemin.name, remede=RESTE)
    return fichiers


def _du_zip(chemin: Path) -> tuple[FichierPublie, ...]:
    try:
        with zipfile.ZipFile(chemin) as zip_:
            membres = zip_.infolist()
    except (OSError, zipfile.BadZipFile) as cause:
        raise LivreIllisible(
            "cette archive est abîmée.", lieu=chemin.name, remede=f"Téléchargez-la. {RESTE}"
        ) from cause
    emboites = [m.filename for m in membres if m.filename.lower().endswith(".zip")]
    lus = tuple(
        FichierPublie(
            PurePosixPath(m.filename).name, m.file_size, _jour(m.date_time), chemin, m.filename
        )
        for m in membres
        if not m.is_dir() and PurePosixPath(m.filename).suffix.lower() in SUFFIXES
    )
    if emboites and not lus:
        raise LivreIllisible(
            f"cette archive en contient d’autres\u00a0: {', '.join(emboites[:3])}.",
            lieu=chemin.name,
            remede=f"Dépliez-la, puis importez le dossier obtenu. {RESTE}",
        )
    return lus


def _du_dossier(dossier: Path) -> Iterator[FichierPublie]:
    """Les fichiers d’un dossier, et ceux des archives posées là."""
    for fichier in sorted(dossier.rglob("*")):
        suffixe = fichier.suffix.lower()
        if not fichier.is_file():
            continue
        if suffixe in SUFFIXES:
            yield FichierPublie(fichier.name, fichier.stat().st_size, None, fichier)
        elif suffixe == ".zip":
            yield from _du_zip(fichier)


def _jour(instant: tuple[int, ...]) -> date | None:
    """La date d’un membre ; un zip sans horloge dit 1980, que l’on ne croit pas."""
    try:
        jour = date(*instant[:3])
    except ValueError:
        return None
    return jour if jour.year > 1980 else None  # noqa: PLR2004 - origine des dates du format zip
