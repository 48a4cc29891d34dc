"""Où les livres se prennent : adresses du poste, de l’organisation, puis celles livrées."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cep_desktop import locations
from cep_desktop.referentiels.livre import Livre, LivreIllisible
from cep_desktop.usecases.livres.ports import AdresseLivre

_DU_POSTE = "adresses-du-poste.toml"
_ENTETE = "# Écrit par la page « Livres » : ces adresses passent devant les autres.\n"


def lire_adresses(racine: Path) -> tuple[AdresseLivre, ...]:
    """Rend l’adresse de chaque livre, la première trouvée. Lève `LivreIllisible`."""
    lieux = (
        racine / _DU_POSTE,
        racine / "adresses.toml",
        locations.ressources() / "referentiels" / "adresses.toml",
    )
    adresses: dict[Livre, AdresseLivre] = {}
    for lieu in lieux:
        for adresse in _lire(lieu):
            adresses.setdefault(adresse.livre, adresse)
    return tuple(adresses.values())


def regler_adresse(racine: Path, adresse: AdresseLivre) -> None:
    """Garde l’adresse d’un livre sur ce poste ; sans téléchargement, oublie la précédente.

    Lève `LivreIllisible` si elle ne peut pas s’écrire.
    """
    autres = [a for a in _lire(racine / _DU_POSTE) if a.livre is not adresse.livre]
    gardees = [*autres, adresse] if adresse.telechargement else autres
    texte = _ENTETE + "".join(map(_ecrire, gardees))
    provisoire = racine / f"{_DU_POSTE}.partiel"
    try:
        racine.mkdir(parents=True, exist_ok=True)
        provisoire.write_text(texte, encoding="utf-8")
        provisoire.replace(racine / _DU_POSTE)
    except OSError as cause:
        raise LivreIllisible(
            "cette adresse n’a pas pu être gardée.",
            lieu=adresse.livre.libelle,
            remede="Vérifiez que le disque n’est pas plein, puis recommencez.",
        ) from cause


def lire_toml(chemin: Path) -> dict[str, Any]:
    """Rend le contenu d’un fichier, vide s’il manque. Lève `LivreIllisible`."""
    if not chemin.is_file():
        return {}
    try:
        return tomllib.loads(chemin.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as cause:
        raise LivreIllisible(
            "ce fichier ne se lit pas.", lieu=chemin.name, remede="Corrigez-le ou retirez-le."
        ) from cause


def _lire(lieu: Path) -> list[AdresseLivre]:
    livres = {livre.value: livre for livre in Livre}
    try:
        return [_une(brute, livres) for brute in lire_toml(lieu).get("adresse", [])]
    except (KeyError, TypeError, ValueError) as cause:
        raise LivreIllisible(
            "une adresse de livre ne se lit pas.",
            lieu=lieu.name,
            remede="Chaque adresse a un livre connu, une page, et au besoin une empreinte.",
        ) from cause


def _une(brute: Mapping[str, Any], livres: Mapping[str, Livre]) -> AdresseLivre:
    return AdresseLivre(
        livres[brute["livre"]],
        str(brute["page"]),
        str(brute.get("telechargement", "")),
        str(brute.get("empreinte", "")),
        int(brute.get("taille", 0)),
    )


def _ecrire(adresse: AdresseLivre) -> str:
    """Une chaîne JSON est aussi une chaîne TOML."""
    champs = {
        "livre": adresse.livre.value,
        "page": adresse.page,
        "telechargement": adresse.telechargement,
        "empreinte": adresse.empreinte,
        "taille": adresse.taille,
    }
    lignes = (f"{nom} = {json.dumps(valeur, ensure_ascii=False)}" for nom, valeur in champs.items())
    return "\n[[adresse]]\n" + "\n".join(lignes) + "\n"
