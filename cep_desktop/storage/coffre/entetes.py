"""Trouver l’en-tête d’un coffre : le sien, ou une de ses copies s’il est perdu ou abîmé."""

import os
from pathlib import Path

from cep_desktop.storage.coffre import entete as en_tete
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, TEMOIN, existe
from cep_desktop.storage.coffre.temoin import charger_temoin, copies
from cep_desktop.usecases.coffre.erreurs import CoffreAbime, CoffreFerme
from cep_desktop.usecases.depot import charger

_TAILLE_MAXIMALE = 64 * 1024


def candidats(coffre: Path, ailleurs: Path | None) -> tuple[Entete, ...]:
    """Rend l’en-tête, puis sa copie si elle en diffère ; au pis, les copies gardées ailleurs.

    Lève `CoffreFerme` s’il n’y a pas de coffre ou pas le droit de le lire, `CoffreAbime` si rien ne
    se lit, ou `CoffreTropRecent`.
    """
    _exiger_le_droit(coffre)
    if not existe(coffre):
        raise CoffreFerme(
            "Ce dossier ne contient pas de coffre.", remede="Choisissez un autre dossier."
        )
    premier, refus = _lire(coffre / ENTETE)
    copie = charger_temoin(coffre / TEMOIN)
    trouves = [entete for entete in (premier, copie.entete if copie else None) if entete]
    if not trouves:
        trouves = [temoin.entete for temoin in copies(ailleurs)]
    if not trouves:
        raise refus or _perdu()
    return tuple(dict.fromkeys(e for e in trouves if e.coffre == trouves[0].coffre or not premier))


def _exiger_le_droit(coffre: Path) -> None:
    """Lève `CoffreFerme` si ce compte de l’ordinateur ne peut pas lire le coffre."""
    lus = {coffre: os.R_OK | os.X_OK, coffre / ENTETE: os.R_OK, coffre / BASE: os.R_OK}
    if any(os.path.exists(c) and not os.access(c, droit) for c, droit in lus.items()):  # noqa: PTH110 - Path.exists échoue sans le droit de regarder
        raise CoffreFerme(
            "Votre compte d’ordinateur n’a pas le droit d’ouvrir ce coffre.",
            remede="Demandez-le à qui l’a créé, ou à votre service informatique. "
            "Rien n’a été modifié.",
        )


def est_en_place(coffre: Path, entete: Entete) -> bool:
    """Vrai si le fichier de l’en-tête dit exactement cela."""
    return _lire(coffre / ENTETE)[0] == entete


def _lire(chemin: Path) -> tuple[Entete | None, CoffreAbime | None]:
    if not chemin.exists():
        return None, None
    try:
        return en_tete.lire(charger(chemin, taille_maximale=_TAILLE_MAXIMALE)), None
    except CoffreAbime as refus:
        return None, refus


def _perdu() -> CoffreAbime:
    return CoffreAbime(
        "L’en-tête de ce coffre a disparu, et ses copies aussi.",
        remede="Restaurez une sauvegarde\u00a0: elle en contient une copie. Rien n’a été modifié.",
    )
