"""Où se trouve un dossier : sur ce poste, sur un partage réseau, dans un dossier synchronisé."""

import re
from pathlib import Path

from cep_desktop.domain.code import Code

_RESEAUX = re.compile(
    r"^(nfs\d?|cifs|smb\w*|sshfs|fuse\.(sshfs|rclone|davfs|s3fs|gvfsd\S*)|davfs\d?|webdav|afpfs|"
    r"9p|ncpfs|ceph|glusterfs|lustre|afs)$",
    re.IGNORECASE,
)
_SYNCHRONISES = re.compile(
    r"^(onedrive\b.*|dropbox\b.*|google ?drive\b.*|mon drive|my drive|icloud ?drive|"
    r"mobile documents|com~apple~clouddocs|nextcloud\b.*|owncloud\b.*|kdrive\b.*|pcloud ?drive|"
    r"megasync\b.*|mega|box|box sync|seafile|hubic|syncthing)$",
    re.IGNORECASE,
)
_MARQUES = re.compile(r"^(\.stfolder|\.dropbox(\.cache)?|\.(_?sync_|owncloudsync).*)$")
_CONFLIT = re.compile(r"conflit|conflict|copie de|- copie|\(\d+\)", re.IGNORECASE)


class Emplacement(Code):
    """Ce que l’on sait du disque où est un dossier."""

    POSTE = "poste", "Sur ce poste"
    RESEAU = "reseau", "Sur un partage réseau"
    SYNCHRONISE = "synchronise", "Dans un dossier synchronisé"


def situer(dossier: Path) -> Emplacement:
    """Dit où est un dossier, qu’il existe ou non ; dans le doute, sur ce poste."""
    chemin = _resoudre(dossier)
    if _est_en_reseau(chemin):
        return Emplacement.RESEAU
    if any(map(_est_synchronise, (chemin, *chemin.parents))):
        return Emplacement.SYNCHRONISE
    return Emplacement.POSTE


def copies_en_conflit(coffre: Path) -> tuple[str, ...]:
    """Rend les noms des copies qu’une synchronisation a laissées à côté des fichiers du coffre."""
    try:
        noms = sorted(chemin.name for chemin in coffre.iterdir() if chemin.is_file())
    except OSError:
        return ()
    return tuple(nom for nom in noms if _CONFLIT.search(nom))


def _resoudre(dossier: Path) -> Path:
    try:
        return dossier.expanduser().resolve()
    except (OSError, RuntimeError):
        return dossier.absolute()


def _est_en_reseau(chemin: Path) -> bool:
    if chemin.drive.startswith("\\\\"):
        return True
    import psutil

    sous = [
        disque
        for disque in psutil.disk_partitions(all=True)
        if chemin.is_relative_to(disque.mountpoint)
    ]
    disque = max(sous, key=lambda d: len(Path(d.mountpoint).parts), default=None)
    return disque is not None and (
        bool(_RESEAUX.match(disque.fstype)) or "remote" in disque.opts.split(",")
    )


def _est_synchronise(dossier: Path) -> bool:
    if _SYNCHRONISES.match(dossier.name):
        return True
    try:
        return any(_MARQUES.match(voisin.name) for voisin in dossier.iterdir())
    except OSError:
        return False
