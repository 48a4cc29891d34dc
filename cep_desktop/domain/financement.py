"""Une demande à un financeur : ce qui est demandé, décidé, payé."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.depense import Justificatif
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import INCONNU, ZERO, Certitude, Chiffre, Montant, connu
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur


class NatureFinanceur(Code):
    """Qui paie ; sert à ranger et à vérifier les cumuls."""

    CPF = "cpf", "Compte personnel de formation"
    EMPLOYEUR = "employeur", "Employeur"
    OPCO = "opco", "OPCO"
    TRANSITIONS_PRO = "transitions_pro", "Transitions Pro"
    FRANCE_TRAVAIL = "france_travail", "France Travail"
    REGION = "region", "Région"
    HANDICAP = "handicap", "Agefiph ou FIPHFP"
    FAF = "faf", "Fonds d’assurance formation"
    ETAT = "etat", "État"
    COLLECTIVITE = "collectivite", "Collectivité"
    AUTRE = "autre", "Autre organisme"


class ObjetFinancement(Code):
    """Ce que l’aide paie : des dépenses du plan, ou un revenu pendant la formation."""

    DEPENSES = "depenses", "Dépenses"
    REVENU = "revenu", "Revenu pendant la formation"


class ModePaiement(Code):
    """À qui l’aide est versée."""

    DIRECT = "direct", "Direct"
    REMBOURSEMENT = "remboursement", "Remboursé"
    INCONNU = "inconnu", "Inconnu"


class Demarche(Code):
    """Où en est la demande avant sa décision."""

    A_PREPARER = "a_preparer", "À préparer"
    ENVOYEE = "envoyee", "Envoyé"
    PIECES_DEMANDEES = "pieces_demandees", "Pièces demandées"
    A_L_ETUDE = "a_l_etude", "À l’étude"
    RECOURS = "recours", "Recours"
    ABANDONNEE = "abandonnee", "Abandonné"


class Accord(Valeur):
    """Le financeur paie, en tout ou partie."""

    nature: Literal["accord"] = "accord"
    le: date
    montant: Chiffre


class Refus(Valeur):
    """Le financeur ne paie pas."""

    nature: Literal["refus"] = "refus"
    le: date
    motif: Ligne = ""


class Ajournement(Valeur):
    """Le financeur remet sa décision."""

    nature: Literal["ajournement"] = "ajournement"
    le: date
    motif: Ligne = ""


Decision = Annotated[Accord | Refus | Ajournement, Field(discriminator="nature")]
"""Réponse écrite d’un financeur."""


class StatutFinancement(Code):
    """Statut lisible d’un financement, déduit de la démarche et de la décision."""

    A_PREPARER = "a_preparer", "À préparer"
    ENVOYE = "envoye", "Envoyé"
    PIECES_DEMANDEES = "pieces_demandees", "Pièces demandées"
    A_L_ETUDE = "a_l_etude", "À l’étude"
    ACCORDE = "accorde", "Accordé"
    ACCORDE_PARTIELLEMENT = "accorde_partiellement", "Accordé partiellement"
    REFUSE = "refuse", "Refusé"
    AJOURNE = "ajourne", "Ajourné"
    RECOURS = "recours", "Recours"
    ABANDONNE = "abandonne", "Abandonné"


class Assurance(Code):
    """Ce que l’on peut compter sur une aide : la légende de la barre de financement."""

    ACCORDE = "accorde", "Accordé"
    DEMANDE = "demande", "Demandé"
    A_DEMANDER = "a_demander", "À demander"
    PERDU = "perdu", "Refusé"


class Affectation(Valeur):
    """Part d’une aide qui couvre une dépense précise."""

    depense: Cle
    montant: Montant

    @model_validator(mode="after")
    def _positive(self) -> Self:
        if self.montant < ZERO:
            raise ValueError(f"une affectation ne peut pas être négative ({self.montant}).")
        return self


class Versement(Valeur):
    """Paiement prévu ou fait."""

    le: date
    montant: Chiffre
    est_fait: bool = False


class ReferenceRegle(Valeur):
    """La règle sur laquelle s’appuie la demande, et quand elle a été relue."""

    texte: Intitule
    relue_le: date | None = None


_SANS_DECISION = {
    Demarche.A_PREPARER: StatutFinancement.A_PREPARER,
    Demarche.ENVOYEE: StatutFinancement.ENVOYE,
    Demarche.PIECES_DEMANDEES: StatutFinancement.PIECES_DEMANDEES,
    Demarche.A_L_ETUDE: StatutFinancement.A_L_ETUDE,
    Demarche.RECOURS: StatutFinancement.RECOURS,
    Demarche.ABANDONNEE: StatutFinancement.ABANDONNE,
}
_ASSURANCES = {
    StatutFinancement.A_PREPARER: Assurance.A_DEMANDER,
    StatutFinancement.ACCORDE: Assurance.ACCORDE,
    StatutFinancement.ACCORDE_PARTIELLEMENT: Assurance.ACCORDE,
    StatutFinancement.REFUSE: Assurance.PERDU,
    StatutFinancement.ABANDONNE: Assurance.PERDU,
}


class Financement(Valeur):
    """Une demande d’aide, de sa préparation à son paiement."""

    id: Cle
    dispositif: Cle
    libelle: Intitule
    financeur: Intitule
    nature: NatureFinanceur
    objet: ObjetFinancement = ObjetFinancement.DEPENSES
    contact: Cle | None = None
    regle: ReferenceRegle | None = None
    demande: Chiffre = INCONNU
    plafond: Chiffre = INCONNU
    affectations: tuple[Affectation, ...] = ()
    demarche: Demarche = Demarche.A_PREPARER
    a_deposer_avant_le: date | None = None
    envoye_le: date | None = None
    est_complet: bool | None = None
    reponse_attendue_le: date | None = None
    decision: Decision | None = None
    mode_paiement: ModePaiement = ModePaiement.INCONNU
    versements: tuple[Versement, ...] = ()
    justificatif: Justificatif | None = None
    commentaire: Ligne = ""

    @model_validator(mode="after")
    def _dates_possibles(self) -> Self:
        if self.decision and self.envoye_le and self.decision.le < self.envoye_le:
            raise ValueError("la décision est avant l’envoi de la demande. Corrigez une des dates.")
        if self.envoye_le and self.demarche is Demarche.A_PREPARER:
            raise ValueError("une demande envoyée n’est plus «\u00a0À préparer\u00a0».")
        demande = connu(self.demande)
        affecte = sum(affectation.montant.centimes for affectation in self.affectations)
        if demande is not None and affecte > demande.centimes:
            raise ValueError(
                f"les dépenses couvertes ({Montant(affecte)}) dépassent le montant demandé "
                f"({demande}). Corrigez l’un des deux."
            )
        return self

    @property
    def statut(self) -> StatutFinancement:
        """Statut lisible ; un accord inférieur à la demande est partiel."""
        match self.decision:
            case None:
                return _SANS_DECISION[self.demarche]
            case Accord(montant=montant):
                accorde, demande = connu(montant), connu(self.demande)
                if accorde is not None and demande is not None and accorde < demande:
                    return StatutFinancement.ACCORDE_PARTIELLEMENT
                return StatutFinancement.ACCORDE
            case Refus() if self.demarche is Demarche.RECOURS:
                return StatutFinancement.RECOURS
            case Refus():
                return StatutFinancement.REFUSE
            case Ajournement():
                return StatutFinancement.AJOURNE

    @property
    def assurance(self) -> Assurance:
        """Ce que l’on peut compter sur cette aide aujourd’hui."""
        return _ASSURANCES.get(self.statut, Assurance.DEMANDE)

    @property
    def accorde(self) -> Montant | None:
        """Montant accordé par écrit ; `None` sans accord ou si l’accord n’est pas chiffré."""
        return connu(self.decision.montant) if isinstance(self.decision, Accord) else None

    @property
    def est_accord_muet(self) -> bool:
        """Vrai si le financeur a dit oui sans écrire combien."""
        return isinstance(self.decision, Accord) and self.accorde is None

    @property
    def retenu(self) -> Montant | None:
        """Montant sur lequel le plan compte si tout est accepté ; `None` s’il est inconnu."""
        if self.assurance is Assurance.PERDU:
            return ZERO
        if isinstance(self.decision, Accord):
            return connu(self.decision.montant)
        return connu(self.demande)

    @property
    def certitude(self) -> Certitude:
        """Confirmé par un accord écrit, estimé par une demande chiffrée, sinon inconnu."""
        if self.accorde is not None:
            return Certitude.CONFIRME
        return self.demande.certitude if connu(self.demande) is None else Certitude.ESTIME

    @property
    def verse(self) -> Montant:
        """Somme des versements faits et chiffrés."""
        faits = (connu(v.montant) for v in self.versements if v.est_fait)
        return Montant(sum(montant.centimes for montant in faits if montant is not None))
