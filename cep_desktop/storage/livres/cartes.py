"""Les cartes d’information de l’organisation : ses fichiers, puis celles écrites sur ce poste."""

import json
from collections.abc import Mapping
from pathlib import Path

from cep_desktop.referentiels.livre import LivreIllisible
from cep_desktop.storage.livres.adresses import lire_toml

_DU_POSTE = "zz-cartes-du-poste.toml"
"""Lu le dernier : ce que l’on écrit ici remplace le reste."""

_ENTETE = "# Écrit par la page « Informations » : des cartes à remettre, sans rien de personnel.\n"


def lire_cartes(dossier: Path) -> tuple[Mapping[str, object], ...]:
    """Rend toutes les cartes, dans l’ordre des noms de fichier. Lève `LivreIllisible`."""
    cartes: list[Mapping[str, object]] = []
    for fichier in sorted(dossier.glob("*.toml")):
        cartes.extend(lire_toml(fichier).get("carte", []))
    return tuple(cartes)


def garder_carte(dossier: Path, carte: Mapping[str, str]) -> None:
    """Garde une carte ; celle du même sujet s’en va. Lève `LivreIllisible`."""
    connues = lire_toml(dossier / _DU_POSTE).get("carte", [])
    gardees = [*(c for c in connues if _sujet(c) != _sujet(carte)), carte]
    provisoire = dossier / f"{_DU_POSTE}.partiel"
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        provisoire.write_text(_ENTETE + "".join(map(_ecrire, gardees)), encoding="utf-8")
        provisoire.replace(dossier / _DU_POSTE)
    except OSError as cause:
        raise LivreIllisible(
            "cette carte n’a pas pu être gardée.",
            lieu=carte["titre"],
            remede="Vérifiez que le disque n’est pas plein, puis recommencez.",
        ) from cause


def _sujet(carte: Mapping[str, object]) -> tuple[str, str]:
    """Un métier et un thème ; sans métier, un titre et un thème."""
    return str(carte.get("rome") or carte.get("titre", "")), str(carte.get("theme", ""))


def _ecrire(carte: Mapping[str, object]) -> str:
    """Une chaîne JSON est aussi une chaîne TOML."""
    lignes = (f"{nom} = {json.dumps(str(v), ensure_ascii=False)}" for nom, v in carte.items())
    return "\n[[carte]]\n" + "\n".join(lignes) + "\n"
