"""Les modèles Word livrés, et leur vérification d’un seul coup."""

from collections.abc import Mapping
from pathlib import Path

from cep_desktop.documents.gabarit import Ancres, verifier
from cep_desktop.documents.plan_action import ancres as plan_action
from cep_desktop.domain.erreurs import Probleme
from cep_desktop.locations import gabarits

MODELES: Mapping[str, Ancres] = {plan_action.NOM_DU_GABARIT: plan_action.ANCRES}
"""Chaque modèle livré, et les ancres que son papier sait remplir."""


def verifier_les_modeles(dossier: Path | None = None) -> tuple[Probleme, ...]:
    """Rend les défauts de tous les modèles d’un dossier (celui du programme par défaut)."""
    lieu = dossier or gabarits()
    return tuple(
        Probleme(f"{nom}, {probleme.lieu}" if probleme.lieu else nom, probleme.phrase)
        for nom, ancres in MODELES.items()
        for probleme in _defauts(lieu / nom, ancres)
    )


def _defauts(fichier: Path, ancres: Ancres) -> tuple[Probleme, ...]:
    try:
        octets = fichier.read_bytes()
    except FileNotFoundError:
        return (Probleme("", "ce modèle est absent. Réinstallez l’application."),)
    return verifier(octets, ancres)
