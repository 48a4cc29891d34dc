"""Lire sur le disque des dossiers de règles, sans jamais en sortir."""

from pathlib import Path

from cep_desktop import locations
from cep_desktop.rules.paquet import TAILLE_MAXIMALE, Paquet, PaquetRefuse

NATIONAL = "national"
_REMEDE = "Retirez ce fichier du paquet. Les règles précédentes restent en place."


def lire_paquet(racine: Path, *, nom: str = "") -> Paquet:
    """Lit tous les fichiers d’un dossier de règles.

    Lève `PaquetRefuse` si le dossier manque, pèse trop, ou si un fichier mène hors de lui.
    """
    nom = nom or racine.name
    if not racine.is_dir():
        raise PaquetRefuse(
            f"Le dossier de règles «\u00a0{nom}\u00a0» n’existe pas.",
            lieu=str(racine),
            remede="Vérifiez son nom. Les règles précédentes restent en place.",
        )
    fichiers: dict[str, bytes] = {}
    reste = TAILLE_MAXIMALE
    for chemin in sorted(racine.rglob("*")):
        if chemin.is_dir() and not chemin.is_symlink():
            continue
        relatif = chemin.relative_to(racine).as_posix()
        _exiger_dans(racine, chemin, relatif)
        fichiers[relatif] = _lire(chemin, relatif, reste)
        reste -= len(fichiers[relatif])
    return Paquet(nom, fichiers)


def _exiger_dans(racine: Path, chemin: Path, relatif: str) -> None:
    est_dedans = chemin.resolve().is_relative_to(racine.resolve())
    if chemin.is_symlink() or not est_dedans or not chemin.is_file():
        raise PaquetRefuse(
            "ce chemin mène hors du dossier du paquet.", lieu=relatif, remede=_REMEDE
        )


def _lire(chemin: Path, relatif: str, reste: int) -> bytes:
    try:
        with chemin.open("rb") as fichier:
            octets = fichier.read(reste + 1)
    except OSError as cause:
        raise PaquetRefuse(
            "ce fichier ne peut pas être lu.", lieu=relatif, remede=_REMEDE
        ) from cause
    if len(octets) > reste:
        raise PaquetRefuse(
            f"le paquet dépasse {TAILLE_MAXIMALE // 1_048_576}\u00a0Mo.",
            lieu=relatif,
            remede=_REMEDE,
        )
    return octets


class PaquetsDuPoste:
    """Les données nationales livrées avec l’application, puis celles d’autres dossiers.

    `famille` nomme le dossier livré : « regles » ou « spro ».
    """

    def __init__(self, *locaux: Path, famille: str = "regles") -> None:
        self._locaux = locaux
        self._famille = famille

    def lister(self) -> tuple[Paquet, ...]:
        """Rend les paquets, du plus général au plus particulier. Lève `PaquetRefuse`."""
        national = lire_paquet(locations.ressources() / self._famille, nom=NATIONAL)
        return (national, *map(lire_paquet, self._locaux))
