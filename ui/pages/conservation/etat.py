"""Ce que montre la page de conservation, calculé sans écran."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.coffre.conservation import MOIS_PROPOSES, DossierEchu


@dataclass(frozen=True, slots=True)
class LigneEchue:
    """Un dossier arrivé au terme ; gelé, il se montre et ne s’efface pas."""

    id: UUID
    titre: str
    precision: str
    est_gele: bool


@dataclass(frozen=True, slots=True)
class EtatConservation:
    """Toute la page."""

    sous_titre: str
    regle: str
    mois: str
    lignes: tuple[LigneEchue, ...]


def deriver(mois: int | None, echus: Iterable[DossierEchu]) -> EtatConservation:
    """Rend ce que la page montre ; `mois` est `None` tant que l’organisme n’a pas choisi."""
    lignes = tuple(
        LigneEchue(
            echu.id,
            composer(f"{echu.personne}, dossier {echu.numero}"),
            composer(echu.conservation.phrase),
            echu.est_gele,
        )
        for echu in echus
    )
    return EtatConservation(
        sous_titre=_compter(len(lignes)) if mois is not None else "La durée n’est pas réglée.",
        regle=composer(_regle(mois)),
        mois=str(mois if mois is not None else MOIS_PROPOSES),
        lignes=lignes,
    )


def _compter(nombre: int) -> str:
    if not nombre:
        return "Aucun dossier n’est arrivé au terme."
    mot = "dossier est arrivé" if nombre == 1 else "dossiers sont arrivés"
    return f"{nombre} {mot} au terme."


def _regle(mois: int | None) -> str:
    if mois is None:
        return (
            "Aucun texte ne fixe la durée pour le conseil en évolution. La CNIL recommande 24 mois "
            "au secteur social (délibération 2021-028). Votre délégué à la protection des données "
            "la confirme ou la change."
        )
    return f"Un dossier arrive au terme {mois} mois après le dernier contact de la personne."
