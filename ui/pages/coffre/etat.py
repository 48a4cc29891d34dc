"""Ce que montre la page du coffre, calculé sans écran."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.coffre.bilan import Bilan, Gravite
from cep_desktop.usecases.coffre.ports import Coffre, Sauvegarde
from ui.dates import ecrire_moment_entier

JOURS_SANS_SAUVEGARDE = 1
"""Au-delà, l’absence de sauvegarde vérifiée est un avis."""


@dataclass(frozen=True, slots=True)
class Releve:
    """Ce que l’on a lu du coffre, hors du fil de l’écran."""

    sauvegardes: tuple[Sauvegarde, ...]
    second_dossier: Path | None
    est_en_lecture_seule: bool
    a_le_trousseau: bool


@dataclass(frozen=True, slots=True)
class EtatSauvegardes:
    """Les sauvegardes, en phrases ; `choix` : code et mots de chacune."""

    phrase: str
    est_a_jour: bool
    second: str
    choix: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LigneBilan:
    """Un point vérifié ; `ton` et `picto` le disent aussi sans la couleur."""

    sujet: str
    phrase: str
    ton: str
    picto: str


_SIGNES = {
    Gravite.BON: ("ok", "check-circle-fill"),
    Gravite.A_FAIRE: ("warn", "warning-fill"),
    Gravite.GRAVE: ("bad", "warning-circle-fill"),
}


def relever(coffre: Coffre) -> Releve:
    """Lit ce que la page montre ; touche au disque."""
    return Releve(
        coffre.sauvegardes.lister(),
        coffre.sauvegardes.second_dossier,
        coffre.est_en_lecture_seule,
        coffre.serrures.a_le_trousseau,
    )


def dire_la_derniere(derniere: datetime | None, *, le: date) -> str:
    """« Dernière sauvegarde vérifiée le 20 novembre à 9 h 30. »."""
    if derniere is None:
        return "Pas encore de sauvegarde vérifiée."
    return composer(f"Dernière sauvegarde vérifiée {ecrire_moment_entier(derniere, le=le)}.")


def est_a_jour(derniere: datetime | None, *, le: date) -> bool:
    """Vrai si la dernière sauvegarde vérifiée date d’hier ou d’aujourd’hui."""
    if derniere is None:
        return False
    return (le - derniere.astimezone().date()).days <= JOURS_SANS_SAUVEGARDE


def deriver(releve: Releve, *, le: date) -> EtatSauvegardes:
    """Rend ce que la page montre ; `le` est le jour même."""
    derniere = releve.sauvegardes[0].faite_le if releve.sauvegardes else None
    second = (
        f"Une copie va dans {releve.second_dossier}."
        if releve.second_dossier
        else "Choisissez un second dossier : une clé USB, ou un dossier de votre organisme."
    )
    return EtatSauvegardes(
        phrase=dire_la_derniere(derniere, le=le),
        est_a_jour=est_a_jour(derniere, le=le),
        second=composer(second),
        choix=tuple(
            (str(sauvegarde.fichier), composer(ecrire_moment_entier(sauvegarde.faite_le, le=le)))
            for sauvegarde in releve.sauvegardes
        ),
    )


def raconter(bilan: Bilan) -> tuple[LigneBilan, ...]:
    """Rend les points vérifiés, les plus graves d’abord."""
    rangs = list(reversed(Gravite))
    constats = sorted(bilan.constats, key=lambda constat: rangs.index(constat.gravite))
    return tuple(
        LigneBilan(composer(constat.sujet), composer(constat.phrase), *_SIGNES[constat.gravite])
        for constat in constats
    )
