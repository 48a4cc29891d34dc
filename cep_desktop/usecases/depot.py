"""Écrire des fichiers en entier ou pas du tout, et lire sans se laisser surprendre."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cep_desktop.domain.erreurs import ErreurMetier


class DepotImpossible(ErreurMetier):
    """Un fichier ou un dossier du disque ne peut pas être lu ou écrit."""


_MESSAGES = {
    errno.EACCES: (
        "l’écriture est interdite, ou le fichier est ouvert dans Word ou Excel.",
        "Fermez le fichier ou choisissez un autre dossier, puis recommencez.",
    ),
    errno.ENOSPC: ("le disque est plein.", "Libérez de la place ou choisissez un autre disque."),
    errno.EROFS: ("ce disque est en lecture seule.", "Choisissez un autre dossier."),
    errno.ENAMETOOLONG: ("ce nom est trop long.", "Choisissez un dossier au nom plus court."),
    errno.ENOENT: ("ce fichier ou ce dossier n’existe pas.", "Vérifiez son nom."),
    errno.ENOTDIR: ("un fichier porte déjà le nom de ce dossier.", "Choisissez un autre nom."),
    errno.EEXIST: ("un fichier porte déjà le nom de ce dossier.", "Choisissez un autre nom."),
    errno.EISDIR: ("c’est un dossier, pas un fichier.", "Choisissez un fichier."),
    errno.EINVAL: ("ce nom n’est pas admis par l’ordinateur.", "Choisissez un autre nom."),
}
_MESSAGES[errno.EPERM] = _MESSAGES[errno.EACCES]
_MESSAGES[errno.EDQUOT] = _MESSAGES[errno.ENOSPC]
_AUTRE = ("l’ordinateur a refusé.", "Réessayez, ou choisissez un autre dossier.")
_NOMS_RESERVES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10))} | {
    f"lpt{n}" for n in range(1, 10)
}


def _expliquer(cause: OSError, chemin: Path) -> DepotImpossible:
    phrase, remede = _MESSAGES.get(cause.errno or 0, _AUTRE)
    return DepotImpossible(phrase, lieu=str(chemin), remede=remede)


def _exiger_nom_admis(dossier: Path) -> None:
    for partie in dossier.parts:
        if partie.split(".")[0].rstrip(" ").lower() in _NOMS_RESERVES:
            raise DepotImpossible(
                f"«\u00a0{partie}\u00a0» est un nom réservé par Windows.",
                remede="Choisissez un autre nom de dossier.",
            )


def deposer(dossier: Path, fichiers: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Écrit tous les fichiers dans `dossier`, créé au besoin, ou n’en laisse aucun de partiel.

    Chaque fichier est d’abord écrit entier sous un nom provisoire neutre, forcé sur le disque,
    puis renommé. Lève `DepotImpossible`.
    """
    _exiger_nom_admis(dossier)
    provisoires: dict[Path, Path] = {}
    neufs: list[Path] = []
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        for nom, octets in fichiers.items():
            provisoires[dossier / nom] = _ecrire_provisoire(dossier, octets)
        for definitif, provisoire in provisoires.items():
            if not definitif.exists():
                neufs.append(definitif)
            provisoire.replace(definitif)
    except OSError as cause:
        for reste in (*provisoires.values(), *neufs):
            with suppress(OSError):
                reste.unlink(missing_ok=True)
        raise _expliquer(cause, Path(cause.filename2 or cause.filename or dossier)) from cause
    return tuple(provisoires)


def _ecrire_provisoire(dossier: Path, octets: bytes) -> Path:
    descripteur, nom = tempfile.mkstemp(prefix=".cep-", suffix=".partiel", dir=dossier)
    provisoire = Path(nom)
    try:
        with os.fdopen(descripteur, "wb") as fichier:
            fichier.write(octets)
            fichier.flush()
            os.fsync(fichier.fileno())
    except OSError:
        provisoire.unlink(missing_ok=True)
        raise
    return provisoire


def charger(chemin: Path, *, taille_maximale: int) -> bytes:
    """Lit un fichier d’au plus `taille_maximale` octets. Lève `DepotImpossible`."""
    try:
        with chemin.open("rb") as fichier:
            octets = fichier.read(taille_maximale + 1)
    except OSError as cause:
        raise _expliquer(cause, chemin) from cause
    except ValueError as cause:
        raise DepotImpossible("ce nom de fichier n’est pas admis.", lieu=repr(chemin)) from cause
    if len(octets) > taille_maximale:
        raise DepotImpossible(
            f"ce fichier dépasse {taille_maximale // 1_048_576}\u00a0Mo.",
            lieu=str(chemin),
            remede="Vérifiez que c’est le bon fichier.",
        )
    return octets
