"""Le fichier d’une sauvegarde (`.cepsauve`) : un zip non compressé de quatre fichiers.

`coffre.json` et `temoin.json` se lisent en clair et ne disent rien de personnel ; `dossiers.db` est
la base chiffrée ; `manifeste.json` donne la taille et le SHA-256 des trois autres.
"""

import hashlib
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from pydantic import Field, ValidationError

from cep_desktop.domain.valeur import Valeur
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, TEMOIN
from cep_desktop.usecases.coffre.erreurs import SauvegardeImpossible

EXTENSION = ".cepsauve"
_MANIFESTE = "manifeste.json"
_CONTENUS = (ENTETE, TEMOIN, BASE)
_BLOC = 1024 * 1024
_TEXTE_MAXIMAL = 16 * 1024 * 1024
_INSTANT = "%Y%m%d-%H%M%SZ"
_NOM = re.compile(r"[0-9a-f-]{36}-(\d{8}-\d{6}Z)" + re.escape(EXTENSION))


class FichierScelle(Valeur):
    """Un fichier de la sauvegarde, avec de quoi le vérifier."""

    nom: Literal["coffre.json", "temoin.json", "dossiers.db"]
    octets: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Manifeste(Valeur):
    """Ce que dit le manifeste d’une sauvegarde."""

    format: Literal["cep-desktop/sauvegarde"] = "cep-desktop/sauvegarde"
    version: Literal[1] = 1
    coffre: str = Field(pattern=r"^[0-9a-f-]{36}$")
    faite_le: datetime
    schema_base: int = Field(ge=1)
    dossiers: int = Field(ge=0)
    fichiers: tuple[FichierScelle, ...] = Field(min_length=3, max_length=3)


@dataclass(frozen=True, slots=True)
class Contenu:
    """Ce qu’une sauvegarde garde, avant d’être mise dans un fichier."""

    coffre: str
    faite_le: datetime
    schema_base: int
    dossiers: int
    entete: bytes
    temoin: bytes
    base: Path


def nommer(coffre: str, faite_le: datetime) -> str:
    """Rend le nom d’une sauvegarde : le coffre et l’instant, en temps universel."""
    return f"{coffre}-{faite_le.astimezone(UTC).strftime(_INSTANT)}{EXTENSION}"


def dater(nom: str) -> datetime | None:
    """Rend l’instant que dit un nom de sauvegarde, `None` si c’en n’est pas un."""
    trouve = _NOM.fullmatch(nom)
    if trouve is None:
        return None
    try:
        return datetime.strptime(trouve[1], _INSTANT).replace(tzinfo=UTC)
    except ValueError:
        return None


def ecrire(contenu: Contenu, fichier: IO[bytes]) -> None:
    """Écrit une sauvegarde. Lève `OSError`."""
    with ZipFile(fichier, "w", ZIP_STORED, allowZip64=True) as zip_:
        scelles = []
        for nom in _CONTENUS:
            with _source(contenu, nom) as source, zip_.open(nom, "w", force_zip64=True) as cible:
                scelles.append(_recopier(nom, source, cible))
        manifeste = Manifeste(
            coffre=contenu.coffre,
            faite_le=contenu.faite_le,
            schema_base=contenu.schema_base,
            dossiers=contenu.dossiers,
            fichiers=tuple(scelles),
        )
        zip_.writestr(_MANIFESTE, manifeste.model_dump_json(indent=2) + "\n")


@dataclass(frozen=True, slots=True)
class Lue:
    """Une sauvegarde dont chaque octet a été vérifié ; la base a été posée où on l’a demandé."""

    manifeste: Manifeste
    entete: bytes
    temoin: bytes


def lire(chemin: Path, base: Path | None = None) -> Lue:
    """Vérifie une sauvegarde entière et, si `base` est donné, y pose la base chiffrée.

    Lève `SauvegardeImpossible`.
    """
    try:
        with ZipFile(chemin) as zip_:
            return _lire(zip_, base)
    except OSError as cause:
        raise SauvegardeImpossible(
            "Cette sauvegarde ne peut pas être lue.",
            lieu=chemin.name,
            remede="Vérifiez que le disque est branché, ou choisissez-en une autre.",
        ) from cause
    except (BadZipFile, KeyError, ValueError, ValidationError, EOFError, RuntimeError) as cause:
        raise _abimee(chemin) from cause


def _lire(zip_: ZipFile, base: Path | None) -> Lue:
    est_entiere = sorted(zip_.namelist()) == sorted((*_CONTENUS, _MANIFESTE))
    if not est_entiere or any(info.compress_type != ZIP_STORED for info in zip_.infolist()):
        raise BadZipFile
    manifeste = Manifeste.model_validate(json.loads(_lire_texte(zip_, _MANIFESTE)))
    attendus: dict[str, FichierScelle] = {s.nom: s for s in manifeste.fichiers}
    textes = {nom: _lire_texte(zip_, nom) for nom in (ENTETE, TEMOIN)}
    for nom, octets in textes.items():
        if attendus[nom].sha256 != hashlib.sha256(octets).hexdigest():
            raise BadZipFile
    with zip_.open(BASE) as source, _cible(base) as cible:
        if _recopier(BASE, source, cible) != attendus[BASE]:
            raise BadZipFile
    return Lue(manifeste, textes[ENTETE], textes[TEMOIN])


def _lire_texte(zip_: ZipFile, nom: str) -> bytes:
    with zip_.open(nom) as fichier:
        octets = fichier.read(_TEXTE_MAXIMAL + 1)
    if len(octets) > _TEXTE_MAXIMAL:
        raise BadZipFile
    return octets


@contextmanager
def _source(contenu: Contenu, nom: str) -> Iterator[IO[bytes]]:
    if nom == BASE:
        with contenu.base.open("rb") as fichier:
            yield fichier
    else:
        yield io.BytesIO(contenu.entete if nom == ENTETE else contenu.temoin)


@contextmanager
def _cible(base: Path | None) -> Iterator[IO[bytes] | None]:
    if base is None:
        yield None
    else:
        with base.open("wb") as fichier:
            yield fichier


def _recopier(nom: str, source: IO[bytes], cible: IO[bytes] | None) -> FichierScelle:
    empreinte, octets = hashlib.sha256(), 0
    while bloc := source.read(_BLOC):
        empreinte.update(bloc)
        octets += len(bloc)
        if cible is not None:
            cible.write(bloc)
    return FichierScelle.model_validate(
        {"nom": nom, "octets": octets, "sha256": empreinte.hexdigest()}
    )


def _abimee(chemin: Path) -> SauvegardeImpossible:
    return SauvegardeImpossible(
        "Cette sauvegarde est incomplète ou altérée.",
        lieu=chemin.name,
        remede="Choisissez-en une autre. Le coffre n’a pas été modifié.",
    )
