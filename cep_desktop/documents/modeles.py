"""Les modèles Word livrés, et leur vérification d’un seul coup."""

from collections.abc import Mapping
from pathlib import Path

from cep_desktop.documents.alerte import ecriture as alerte
from cep_desktop.documents.avenant import ecriture as avenant
from cep_desktop.documents.bilan import ecriture as bilan
from cep_desktop.documents.courrier import ecriture as courrier
from cep_desktop.documents.fiche_falc import ecriture as fiche_falc
from cep_desktop.documents.gabarit import Ancres, verifier
from cep_desktop.documents.inventaire import ecriture as inventaire
from cep_desktop.documents.papier import Modele
from cep_desktop.documents.plan_action import ancres as plan_action
from cep_desktop.documents.preuve import ecriture as preuve
from cep_desktop.documents.projet_strategie import ecriture as projet_strategie
from cep_desktop.documents.recu import ecriture as recu
from cep_desktop.documents.synthese_accueil import ecriture as synthese_accueil
from cep_desktop.domain.erreurs import Probleme
from cep_desktop.locations import gabarits

_LIVRES: tuple[Modele, ...] = (
    synthese_accueil.MODELE,
    projet_strategie.MODELE,
    fiche_falc.MODELE,
    courrier.MODELE,
    courrier.MODELE_SANS_EN_TETE,
    alerte.MODELE,
    avenant.MODELE,
    bilan.MODELE,
    recu.MODELE,
    preuve.MODELE,
    inventaire.MODELE,
)
MODELES: Mapping[str, Ancres] = {
    plan_action.NOM_DU_GABARIT: plan_action.ANCRES,
    **{modele.nom: modele.ancres for modele in _LIVRES},
}
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
