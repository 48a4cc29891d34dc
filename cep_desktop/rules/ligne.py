"""Retrouver la ligne d’un fichier TOML où se tient une valeur."""

import re
from collections.abc import Sequence

_ENTETE = re.compile(r"\s*\[{1,2}\s*([A-Za-z0-9_.]+)\s*\]{1,2}")


def ligne_de(texte: str, lieu: Sequence[str | int]) -> int:
    """Rend la ligne la plus proche de `lieu`, à partir de 1.

    `lieu` est un chemin de noms et de rangs. Les noms qui ne sont ni un en-tête ni un champ du
    fichier sont ignorés ; faute de mieux, la ligne est celle de l’en-tête.
    """
    lignes = texte.splitlines()
    debut, profondeur = _entete(lignes, lieu)
    for partie in lieu[profondeur:]:
        if not isinstance(partie, str):
            continue
        champ = re.compile(rf"\s*{re.escape(partie)}\s*=")
        for rang in range(debut, len(lignes)):
            if champ.match(lignes[rang]):
                return rang + 1
            if _ENTETE.match(lignes[rang]):
                break
    return max(debut, 1)


def _entete(lignes: Sequence[str], lieu: Sequence[str | int]) -> tuple[int, int]:
    """Rend la ligne qui suit l’en-tête le plus précis, et combien de parties il couvre."""
    compteurs: dict[str, int] = {}
    trouve = (0, 0)
    for numero, ligne in enumerate(lignes, start=1):
        entete = _ENTETE.match(ligne)
        if not entete:
            continue
        nom = entete[1]
        compteurs[nom] = compteurs.get(nom, -1) + 1
        for fils in [autre for autre in compteurs if autre.startswith(f"{nom}.")]:
            del compteurs[fils]
        chemin = _chemin(nom, compteurs)
        if list(lieu[: len(chemin)]) == chemin and len(chemin) > trouve[1]:
            trouve = (numero, len(chemin))
    return trouve


def _chemin(nom: str, compteurs: dict[str, int]) -> list[str | int]:
    chemin: list[str | int] = []
    parties = nom.split(".")
    for rang, partie in enumerate(parties, start=1):
        chemin.append(partie)
        prefixe = ".".join(parties[:rang])
        if prefixe in compteurs:
            chemin.append(compteurs[prefixe])
    return chemin
