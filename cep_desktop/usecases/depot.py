"""Écrire des fichiers en entier ou pas du tout, et lire sans se laisser surprendre."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from cep_desktop.domain.erreurs import ErreurMetier

PREFIXE_PROVISOIRE = ".cep-"
"""Début du nom neutre des fichiers en cours d’écriture ; aucun ne reste."""


class DepotImpossible(ErreurMetier):
    """Un fichier ou un dossier du disque ne peut pas être lu ou écrit."""


_MESSAGES = {
    errno.EACCES: (
        "l’accès est interdit, ou le fichier est ouvert dans Word ou Excel.",
        "Fermez le fichier ou choisissez un autre dossier, puis recommencez.",
    ),
    errno.ENOSPC: ("le disque est plein.", "Libérez de la place ou choisissez un autre disque."),
    errno.EROFS: ("ce disque est en lecture seule.", "Choisissez un autre dossier."),
    errno.ENAMETOOLONG: ("ce nom est trop long.", "Choisissez un nom plus court."),
    errno.ENOENT: ("ce fichier ou ce dossier n’existe pas.", "Vérifiez son nom."),
    errno.ENOTDIR: ("un fichier porte déjà le nom de ce dossier.", "Choisissez un autre nom."),
    errno.EISDIR: ("c’est un dossier, pas un fichier.", "Choisissez un fichier."),
    errno.EINVAL: ("ce nom n’est pas admis par l’ordinateur.", "Choisissez un autre nom."),
}
_MESSAGES[errno.EPERM] = _MESSAGES[errno.EACCES]
_MESSAGES[errno.EDQUOT] = _MESSAGES[errno.ENOSPC]
_MESSAGES[errno.EEXIST] = _MESSAGES[errno.ENOTDIR]
_AUTRE = ("l’ordinateur a refusé.", "Réessayez, ou choisissez un autre dossier.")
_NOMS_RESERVES = {"con", "prn", "aux", "nul"} | {
    f"{port}{numero}" for port in ("com", "lpt") for numero in "123456789¹²³"
}


def deposer(dossier: Path, fichiers: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Écrit tous les fichiers dans `dossier`, créé au besoin, ou rend le disque comme il était.

    Chaque fichier est d’abord écrit entier sous un nom provisoire neutre, forcé sur le disque,
    puis renommé ; ce qu’il remplace est gardé de côté jusqu’à la fin. Seul le compte qui écrit
    peut lire. Lève `DepotImpossible`.
    """
    definitifs = {dossier / nom: octets for nom, octets in fichiers.items()}
    with en_francais(dossier), ExitStack() as retour:
        absents = [d for d in (dossier, *dossier.parents) if not d.exists()]
        _exiger_noms_admis((*absents, *definitifs))
        for absent in reversed(absents):
            retour.callback(_sans_echec, absent.rmdir)
        dossier.mkdir(parents=True, exist_ok=True)
        neufs = {d: _ecrire_a_cote(d, octets, retour) for d, octets in definitifs.items()}
        anciens = {d: _copier_a_cote(d, retour) for d in definitifs if d.exists()}
        for definitif, neuf in neufs.items():
            retour.callback(_remettre, definitif, anciens.get(definitif))
            neuf.replace(definitif)
        retour.pop_all()
    for ancien in anciens.values():
        _sans_echec(ancien.unlink)
    return tuple(definitifs)


def charger(chemin: Path, *, taille_maximale: int) -> bytes:
    """Lit un fichier d’au plus `taille_maximale` octets. Lève `DepotImpossible`."""
    with en_francais(chemin), chemin.open("rb") as fichier:
        octets = fichier.read(taille_maximale + 1)
    if len(octets) > taille_maximale:
        raise DepotImpossible(
            f"ce fichier dépasse {taille_maximale // 1_048_576}\u00a0Mo.",
            lieu=str(chemin),
            remede="Vérifiez que c’est le bon fichier.",
        )
    return octets


def _ecrire_a_cote(definitif: Path, octets: bytes, retour: ExitStack) -> Path:
    descripteur, provisoire = _ouvrir_a_cote(definitif, retour)
    with os.fdopen(descripteur, "wb") as fichier:
        fichier.write(octets)
        fichier.flush()
        os.fsync(fichier.fileno())
    return provisoire


def _copier_a_cote(definitif: Path, retour: ExitStack) -> Path:
    descripteur, provisoire = _ouvrir_a_cote(definitif, retour)
    os.close(descripteur)
    shutil.copy2(definitif, provisoire)
    return provisoire


def _ouvrir_a_cote(definitif: Path, retour: ExitStack) -> tuple[int, Path]:
    descripteur, nom = tempfile.mkstemp(prefix=PREFIXE_PROVISOIRE, dir=definitif.parent)
    provisoire = Path(nom)
    retour.callback(_sans_echec, provisoire.unlink)
    return descripteur, provisoire


def _remettre(definitif: Path, ancien: Path | None) -> None:
    if ancien is None:
        _sans_echec(definitif.unlink)
    else:
        _sans_echec(lambda: ancien.replace(definitif))


def _sans_echec(geste: Callable[[], object]) -> None:
    with suppress(OSError):
        geste()


def _exiger_noms_admis(chemins: Iterable[Path]) -> None:
    for nom in (chemin.name for chemin in chemins):
        if nom.split(".")[0].rstrip(" ").lower() in _NOMS_RESERVES:
            raise DepotImpossible(
                f"«\u00a0{nom}\u00a0» est un nom réservé par Windows.",
                remede="Choisissez un autre nom.",
            )


@contextmanager
def en_francais(chemin: Path) -> Iterator[None]:
    """Traduit ce que le disque refuse. Lève `DepotImpossible`."""
    try:
        yield
    except OSError as cause:
        phrase, remede = _MESSAGES.get(cause.errno or 0, _AUTRE)
        lieu = Path(cause.filename2 or cause.filename or chemin)
        if lieu.name.startswith(PREFIXE_PROVISOIRE):
            lieu = lieu.parent
        raise DepotImpossible(phrase, lieu=str(lieu), remede=remede) from cause
    except ValueError as cause:  # un caractère que le système n’admet dans aucun nom
        raise DepotImpossible(
            "ce nom n’est pas admis par l’ordinateur.",
            lieu=repr(str(chemin)),
            remede="Choisissez un autre nom.",
        ) from cause
