"""Les demandes aux financeurs : ce qui est demandé, décidé, payé."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Ajournement,
    Assurance,
    Financement,
    NatureFinanceur,
    ObjetFinancement,
    Refus,
    StatutFinancement,
)
from cep_desktop.domain.montant import ZERO, Montant, connu

_PERDUS = {StatutFinancement.REFUSE.libelle, StatutFinancement.ABANDONNE.libelle}
_ACCORDES = {
    StatutFinancement.ACCORDE.libelle,
    StatutFinancement.ACCORDE_PARTIELLEMENT.libelle,
}
_COMPLET = {True: "Oui", False: "Non", None: "inconnu"}
SANS_MOTIF = "Sans objet"
MOTIF_TU = "Non dit"
SANS_JUSTIFICATIF = "À recevoir"
SANS_REGLE = "À relire"


@dataclass(frozen=True, slots=True)
class LigneFinancement:
    """Une demande. Un montant inconnu vaut `None`, jamais zéro ; une date à venir aussi.

    Un refus ou un abandon est un accord de zéro euro : cela, on le sait.
    """

    cle: str
    financeur: str
    dispositif: str
    regle: str
    regle_relue_le: date | None
    paie_les_depenses: bool
    demande: Montant | None
    plafond: Montant | None
    envoye_le: date | None
    complet: str
    certitude: str
    statut: str
    decide_le: date | None
    accorde: Montant | None
    verse: Montant | None
    paiement_le: date | None
    mode_paiement: str
    motif: str
    justificatif: str

    @property
    def est_accordee(self) -> bool:
        """Vrai si le financeur a dit oui par écrit, en tout ou partie."""
        return self.statut in _ACCORDES

    @property
    def est_perdue(self) -> bool:
        """Vrai si le financeur a refusé ou si la demande est abandonnée."""
        return self.statut in _PERDUS


def lister(dossier: Dossier) -> tuple[LigneFinancement, ...]:
    """Rend toutes les demandes, refusées comprises, dans l’ordre du dossier."""
    return tuple(_ligne(f) for f in dossier.accompagnement.plan_financement.financements)


def _ligne(aide: Financement) -> LigneFinancement:
    decision = aide.decision
    return LigneFinancement(
        cle=aide.id,
        financeur=_nom(aide),
        dispositif=aide.libelle,
        regle=aide.regle.texte if aide.regle else SANS_REGLE,
        regle_relue_le=aide.regle.relue_le if aide.regle else None,
        paie_les_depenses=aide.objet is ObjetFinancement.DEPENSES,
        demande=connu(aide.demande),
        plafond=connu(aide.plafond),
        envoye_le=aide.envoye_le,
        complet=_COMPLET[aide.est_complet],
        certitude=aide.certitude.libelle,
        statut=aide.statut.libelle,
        decide_le=decision.le if decision else None,
        accorde=ZERO if aide.assurance is Assurance.PERDU else aide.accorde,
        verse=_verse(aide),
        paiement_le=min((v.le for v in aide.versements if not v.est_fait), default=None),
        mode_paiement=aide.mode_paiement.libelle,
        motif=_motif(aide),
        justificatif=str(aide.justificatif or SANS_JUSTIFICATIF),
    )


def _nom(aide: Financement) -> str:
    if aide.nature is NatureFinanceur.EMPLOYEUR and "employeur" not in aide.financeur.lower():
        return f"{aide.financeur} (employeur)"
    return aide.financeur


def _motif(aide: Financement) -> str:
    if isinstance(aide.decision, Refus | Ajournement):
        return aide.decision.motif or MOTIF_TU
    return SANS_MOTIF


def _verse(aide: Financement) -> Montant | None:
    faits = [connu(v.montant) for v in aide.versements if v.est_fait]
    return None if None in faits and not aide.verse else aide.verse
