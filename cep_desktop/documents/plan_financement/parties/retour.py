"""Ce que l’organisme qui paie répond dans les cases jaunes."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.plan_financement.parties.financements import LigneFinancement
from cep_desktop.documents.plan_financement.restriction import AUTRES
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import Montant

DECISIONS = tuple(
    statut.libelle
    for statut in (
        StatutFinancement.ACCORDE,
        StatutFinancement.ACCORDE_PARTIELLEMENT,
        StatutFinancement.REFUSE,
        StatutFinancement.AJOURNE,
        StatutFinancement.PIECES_DEMANDEES,
        StatutFinancement.A_L_ETUDE,
    )
)
"""Réponses proposées par la liste ; les mots sont ceux du statut d’un financement."""

MOTIFS = (
    "Pièce manquante",
    "Hors délai",
    "Conditions non remplies",
    "Formation non prioritaire",
    "Budget épuisé",
    "Autre (voir le commentaire)",
)
"""Motifs proposés, sans virgule : elle séparerait deux choix. Un autre peut être écrit."""

PLUS_QUE_DEMANDE = "Plus que demandé"
MONTANT_ATTENDU = "Montant attendu"
MOTIF_ATTENDU = "Motif attendu"


@dataclass(frozen=True, slots=True)
class LigneRetour:
    """La réponse à une demande ; une case laissée vide vaut `None` ou un texte vide."""

    cle: str
    decision: str = ""
    accorde: Montant | None = None
    decide_le: date | None = None
    motif: str = ""
    paiement_le: date | None = None
    commentaire: str = ""

    def a_verifier(self, demande: Montant | None) -> str:
        """Ce qui manque ou surprend dans la réponse ; vide si tout va bien."""
        if demande is not None and self.accorde is not None and self.accorde > demande:
            return PLUS_QUE_DEMANDE
        if self.decision == StatutFinancement.ACCORDE.libelle and self.accorde is None:
            return MONTANT_ATTENDU
        if self.decision == StatutFinancement.REFUSE.libelle and not self.motif:
            return MOTIF_ATTENDU
        return ""


@dataclass(frozen=True, slots=True)
class Retour:
    """Les réponses, et qui les donne."""

    lignes: tuple[LigneRetour, ...]
    nom: str = ""
    fonction: str = ""
    le: date | None = None


def attendre(dossier: Dossier) -> Retour:
    """Rend un retour vierge, une ligne par demande qui n’est pas abandonnée."""
    return Retour(
        tuple(
            LigneRetour(f.id)
            for f in dossier.accompagnement.plan_financement.financements
            if f.statut is not StatutFinancement.ABANDONNE and f.id != AUTRES
        )
    )


def rapprocher(
    retour: Retour, financements: tuple[LigneFinancement, ...]
) -> tuple[tuple[LigneRetour, LigneFinancement], ...]:
    """Rapproche chaque réponse de sa demande, par la clé."""
    par_cle = {f.cle: f for f in financements}
    return tuple((ligne, par_cle[ligne.cle]) for ligne in retour.lignes)
