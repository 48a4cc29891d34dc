"""Donne à un dossier tiré au hasard des clés uniques et des renvois qui mènent quelque part."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from cep_desktop.domain.liens import COLLECTIONS, RENVOIS

Champs = dict[str, object]


def relier(champs: Champs) -> Champs:
    """Renumérote les clés, puis fait pointer chaque renvoi vers un élément présent, ou vers rien.

    Rend des données prêtes à valider. Une affectation sans dépense à viser disparaît.
    """
    donnees = {nom: _deplier(valeur) for nom, valeur in champs.items()}
    cles: dict[str, list[str]] = {}
    for chemin in COLLECTIONS:
        cles[chemin] = []

        def numeroter(ancienne: object, presentes: list[str] = cles[chemin]) -> str:
            presentes.append(f"K{len(presentes) + 1}")
            return presentes[-1]

        _transformer(donnees, chemin.split("."), numeroter)
    for chemin, cible in RENVOIS.items():

        def viser(ancienne: object, cibles: list[str] = cles[cible]) -> str | None:
            return cibles[len(str(ancienne)) % len(cibles)] if cibles else None

        _transformer(donnees, chemin.split("."), viser)
    _retirer_affectations_perdues(donnees)
    return donnees


def _deplier(valeur: object) -> object:
    if isinstance(valeur, BaseModel):
        return {nom: _deplier(getattr(valeur, nom)) for nom in type(valeur).model_fields}
    if isinstance(valeur, tuple):
        return [_deplier(element) for element in valeur]
    return valeur


def _transformer(noeud: object, chemin: list[str], changer: Callable[[object], str | None]) -> None:
    """Remplace les clés au bout du chemin ; une liste perd celles qui n’ont pas de cible."""
    tete, reste = chemin[0], chemin[1:]
    if isinstance(noeud, list) and tete == "[]":
        if reste:
            for element in noeud:
                _transformer(element, reste, changer)
        else:
            noeud[:] = [cle for cle in map(changer, noeud) if cle is not None]
    elif isinstance(noeud, dict) and noeud.get(tete) is not None:
        if reste:
            _transformer(noeud[tete], reste, changer)
        else:
            noeud[tete] = changer(noeud[tete])


def _retirer_affectations_perdues(donnees: Champs) -> None:
    accompagnement: Any = donnees["accompagnement"]
    for aide in accompagnement["plan_financement"]["financements"]:
        aide["affectations"] = [a for a in aide["affectations"] if a["depense"] is not None]
