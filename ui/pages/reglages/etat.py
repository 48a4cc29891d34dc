"""Ce que montre la page des réglages, calculé sans écran."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.gabarit import AncreInconnue
from cep_desktop.documents.modeles import MODELES
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.gabarit_organisme import RapportDeGabarit
from cep_desktop.usecases.organisme import MARQUES, ReglesOrganisme, verifier_nommage

_TITRES = {
    "plan_action.docx": "Plan d’actions",
    "synthese_accueil.docx": "Synthèse d’accueil",
    "projet_strategie.docx": "Projet et stratégie",
    "fiche_falc.docx": "Fiche facile à lire",
    "courrier.docx": "Courriers du conseil",
    "lettre.docx": "Lettres de la personne",
    "alerte.docx": "Note d’alerte interne",
    "avenant.docx": "Avenant",
    "bilan.docx": "Bilan du plan",
    "recu.docx": "Reçu des informations",
    "inventaire.docx": "Inventaire des compétences",
    "preuve.docx": "Preuve de signature",
}
AIDE_DU_NOMMAGE = "Repères : " + ", ".join(f"{{{m}}} = {dit}" for m, dit in MARQUES.items()) + "."


@dataclass(frozen=True, slots=True)
class LigneModele:
    """Un papier, et le modèle qui sert à l’écrire."""

    nom: str
    titre: str
    precision: str
    est_le_sien: bool


@dataclass(frozen=True, slots=True)
class PointRapport:
    """Une chose trouvée dans un modèle ; `ton` est « bad », « warn » ou « ok »."""

    ton: str
    picto: str
    phrase: str
    lieu: str
    remplacement: AncreInconnue | None = None
    """L’ancre que l’on peut remplacer d’un clic, s’il y en a une de proche."""


@dataclass(frozen=True, slots=True)
class EtatRapport:
    """Ce que la vérification d’un modèle a trouvé."""

    titre: str
    conclusion: str
    points: tuple[PointRapport, ...]
    convient: bool


@dataclass(frozen=True, slots=True)
class EtatReglages:
    """Toute la page, hors vérification en cours."""

    sous_titre: str
    modeles: tuple[LigneModele, ...]
    regles: ReglesOrganisme


def deriver(regles: ReglesOrganisme, siens: frozenset[str]) -> EtatReglages:
    """Rend ce que la page montre des réglages gardés."""
    nombre = len(siens & set(MODELES))
    return EtatReglages(
        sous_titre=composer(
            f"Les papiers de votre organisme : {accorder(nombre, 'modèle')} à vous, "
            f"{accorder(len(MODELES) - nombre, 'livré')}"
        ),
        modeles=tuple(
            LigneModele(
                nom,
                titre_du_modele(nom),
                composer("Votre modèle sert." if nom in siens else "Le modèle livré sert."),
                nom in siens,
            )
            for nom in MODELES
        ),
        regles=regles,
    )


def titre_du_modele(nom: str) -> str:
    """Le papier qu’un modèle sert à écrire."""
    return composer(_TITRES[nom])


def raconter(rapport: RapportDeGabarit, pages: Mapping[Probleme, int] | None = None) -> EtatRapport:
    """Rend ce que la page montre d’une vérification : ce qui empêche, puis ce qui s’améliore.

    `pages` dit la page de chaque défaut, une fois connue.
    """
    pages = pages or {}
    points = [_point("bad", "x-circle-fill", p, pages) for p in rapport.problemes]
    points += [_point("warn", "warning-circle-fill", p, pages) for p in rapport.avis]
    if rapport.convient:
        conclusion = f"Ce modèle convient. Accessibilité : {rapport.note} sur 100."
        if not rapport.avis:
            points.append(
                PointRapport(
                    "ok",
                    "check-circle-fill",
                    "Ancres, contenu et lecture : rien à corriger.",
                    "",
                )
            )
    else:
        combien = accorder(len(rapport.problemes), "défaut")
        conclusion = f"Ce modèle ne peut pas servir : {combien} à corriger."
    return EtatRapport(
        titre=titre_du_modele(rapport.modele),
        conclusion=composer(conclusion),
        points=tuple(points),
        convient=rapport.convient,
    )


def essayer_le_nom(regle: str, dossier: Dossier, *, le: date) -> tuple[str, str]:
    """Rend un nom de fichier d’exemple, ou ce qui ne va pas dans la règle ; l’un est vide."""
    try:
        verifier_nommage(regle)
    except ErreurMetier as refus:
        return "", str(refus)
    nom = ReglesOrganisme(nommage=regle).nommer("plan_action", ".docx", dossier, le=le)
    return composer(f"Par exemple : {nom}"), ""


def _point(ton: str, picto: str, probleme: Probleme, pages: Mapping[Probleme, int]) -> PointRapport:
    phrase, page = probleme.phrase, pages.get(probleme)
    lieu = ", ".join(filter(None, (probleme.lieu, f"page\u00a0{page}" if page else "")))
    remplacement = probleme if isinstance(probleme, AncreInconnue) and probleme.voulu else None
    return PointRapport(
        ton,
        picto,
        phrase[:1].upper() + phrase[1:],
        composer(lieu),
        remplacement,
    )
