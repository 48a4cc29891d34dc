"""Ce que montre la page des certifications, calculé sans écran."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.referentiels.certification import (
    ControleCertification,
    FicheCertification,
    partager,
)

NIVEAUX = (
    ("", "Tous"), ("3", "3, CAP"), ("4", "4, bac"), ("5", "5, bac + 2"),
    ("6", "6, bac + 3"), ("7", "7, bac + 5"),
)  # fmt: skip
"""Les niveaux du cadre national des certifications (D. 6113-19), et un repère."""


@dataclass(frozen=True, slots=True)
class LigneCertification:
    """Une certification de la liste."""

    code: str
    intitule: str
    precision: str
    est_active: bool
    phrase: str


def metiers_a_choisir(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Rend les métiers regardés qui ont un code, pour filtrer."""
    metiers = {m.rome: m.appellation for m in dossier.conseil.metiers if m.rome is not None}
    return (("", "Tous"), *metiers.items())


def deriver(fiches: tuple[FicheCertification, ...], *, le: date) -> tuple[LigneCertification, ...]:
    """Rend la liste, telle que le livre la donne."""
    return tuple(_ligne(fiche, le) for fiche in fiches)


def _ligne(fiche: FicheCertification, le: date) -> LigneCertification:
    active = fiche.est_active_le(le)
    niveau = f"niveau {fiche.niveau}" if fiche.niveau else ""
    fin = f"jusqu’au {ecrire_date(fiche.fin)}" if fiche.fin and active else ""
    etat = {True: fin, False: "plus enregistrée", None: "enregistrement inconnu"}[active]
    precision = composer(", ".join(filter(None, (fiche.code, fiche.genre, niveau, etat))))
    intitule = composer(fiche.intitule)
    return LigneCertification(
        fiche.code, intitule, precision, active is True, f"{intitule}, {precision}"
    )


def dire_le_chemin(controle: ControleCertification, couverts: frozenset[str]) -> str:
    """Dit le chemin que donneraient les blocs cochés ; vide sans fiche."""
    fiche = controle.fiche
    if fiche is None:
        return ""
    mele = partager(fiche, couverts)
    if mele is not None:
        return mele.titre
    if fiche.blocs and len(couverts) == len(fiche.blocs) and fiche.vae_possible:
        return "VAE de toute la certification"
    if couverts and not fiche.vae_possible:
        return composer("Formation : la VAE n’est pas ouverte pour cette certification.")
    return "Formation"
