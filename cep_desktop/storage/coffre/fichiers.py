"""Les fichiers d’un coffre : leurs noms, et le seul compte qui peut les lire."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ENTETE = "coffre.json"
TEMOIN = "temoin.json"
BASE = "dossiers.db"
VERROU = "verrou.json"
RESERVE = "reserve.bin"
SAUVEGARDES = "sauvegardes"
COPIES = "copies"

SUITES_DE_LA_BASE = ("-wal", "-shm")
"""Fins des noms que SQLite pose à côté de la base."""

_DOSSIER_PRIVE, _FICHIER_PRIVE = 0o700, 0o600


def existe(coffre: Path) -> bool:
    """Vrai si ce dossier contient un coffre, même abîmé."""
    return any((coffre / nom).exists() for nom in (ENTETE, TEMOIN, BASE))


def lieux_du_temoin(coffre: Path, identifiant: str, ailleurs: Path | None) -> tuple[Path, ...]:
    """Rend les fichiers témoins d’un coffre : le sien, puis la copie gardée ailleurs."""
    copie = () if ailleurs is None else (ailleurs / COPIES / f"{identifiant}.json",)
    return (coffre / TEMOIN, *copie)


def creer_dossier(chemin: Path) -> None:
    """Crée un dossier que seul ce compte ouvre. Lève `OSError`."""
    chemin.mkdir(mode=_DOSSIER_PRIVE, parents=True, exist_ok=True)
    chemin.chmod(_DOSSIER_PRIVE)


def creer_vide(chemin: Path) -> None:
    """Crée un fichier vide que seul ce compte lit : SQLite garde ses droits. Lève `OSError`."""
    os.close(os.open(chemin, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FICHIER_PRIVE))


def resserrer(coffre: Path) -> None:
    """Retire aux autres comptes ce qu’une copie leur aurait donné ; sans échec."""
    with suppress(OSError):
        coffre.chmod(_DOSSIER_PRIVE)
        for chemin in coffre.rglob("*"):
            if not chemin.is_symlink():
                chemin.chmod(_DOSSIER_PRIVE if chemin.is_dir() else _FICHIER_PRIVE)


def est_prive(coffre: Path) -> bool:
    """Vrai si aucun autre compte ne peut lire le coffre ; Windows s’en remet au profil."""
    if os.name == "nt":
        return True
    return all(chemin.stat().st_mode & 0o077 == 0 for chemin in (coffre, *coffre.rglob("*")))


def forcer_sur_disque(chemin: Path) -> None:
    """Force un fichier ou un dossier sur le disque ; Windows ne sait pas forcer un dossier."""
    if os.name == "nt" and chemin.is_dir():
        return
    mode = os.O_RDONLY if chemin.is_dir() else os.O_RDWR
    descripteur = os.open(chemin, mode)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


def fichiers_de_la_base(coffre: Path) -> Iterator[Path]:
    """Rend la base et ce que SQLite pose à côté, ce qui existe seulement."""
    for suite in (*SUITES_DE_LA_BASE, ""):
        chemin = coffre / f"{BASE}{suite}"
        if chemin.exists():
            yield chemin


def a_un_journal(base: Path) -> bool:
    """Vrai si des écritures attendent encore dans le journal de la base (`-wal`)."""
    try:
        return base.with_name(f"{base.name}-wal").stat().st_size > 0
    except OSError:
        return False
