"""Ce qu’une case jaune accepte, et ce qu’elle explique."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.plan_financement.parties.retour import DECISIONS, MOTIFS
from cep_desktop.domain.montant import CENTIMES_MAXIMUM
from cep_desktop.domain.texte import LIGNE_MAXIMALE

_ANNEES_AVANT, _ANNEES_APRES = 2, 6
_PREMIERE_ANNEE, _DERNIERE_ANNEE = 2000, 2199


@dataclass(frozen=True, slots=True)
class Saisie:
    """Une règle de saisie : le message d’aide, le refus, et la règle d’Excel."""

    titre: str
    aide: str
    refus: str
    regle: Mapping[str, object]
    est_souple: bool = False
    """Vrai si l’avertissement laisse passer une autre réponse."""


DECISION = Saisie(
    "Décision",
    "Choisissez une réponse dans la liste.",
    "Choisissez une des réponses de la liste.",
    {"validate": "list", "source": list(DECISIONS)},
)
MOTIF = Saisie(
    "Motif",
    "Choisissez un motif, ou écrivez le vôtre.",
    "Ce motif n’est pas dans la liste. Voulez-vous le garder\u202f?",
    {"validate": "list", "source": list(MOTIFS)},
    est_souple=True,
)
MONTANT = Saisie(
    "Montant accordé",
    "En euros, sans lettre. Laissez vide si vous ne savez pas.",
    "Écrivez un nombre d’euros, zéro ou plus. Exemple\u00a0: 1234,50.",
    {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": CENTIMES_MAXIMUM // 100,
    },
)
DATE = Saisie(
    "Date",
    "Jour, mois, année. Exemple\u00a0: 15/01/2027.",
    "Écrivez une date récente ou proche. Exemple\u00a0: 15/01/2027.",
    {"validate": "date", "criteria": "between"},
)
TEXTE = Saisie(
    "Commentaire",
    f"{LIGNE_MAXIMALE} caractères au plus.",
    f"Ce texte est trop long\u00a0: {LIGNE_MAXIMALE} caractères au plus.",
    {"validate": "length", "criteria": "<=", "value": LIGNE_MAXIMALE},
)


def valider(
    feuille: Feuille, premiere: int, derniere: int, colonne: int, saisie: Saisie, jour: date
) -> None:
    """Pose une règle de saisie sur une colonne ; les dates sont bornées autour de `jour`."""
    bornes: dict[str, object] = {}
    if saisie.regle["validate"] == "date":
        annee = min(max(jour.year, _PREMIERE_ANNEE), _DERNIERE_ANNEE)
        bornes = {
            "minimum": date(annee - _ANNEES_AVANT, 1, 1),
            "maximum": date(annee + _ANNEES_APRES, 12, 31),
        }
    feuille.page.data_validation(
        premiere,
        colonne,
        derniere,
        colonne,
        {
            **saisie.regle,
            **bornes,
            "ignore_blank": True,
            "input_title": saisie.titre,
            "input_message": saisie.aide,
            "error_title": saisie.titre,
            "error_message": saisie.refus,
            "error_type": "warning" if saisie.est_souple else "stop",
        },
    )
