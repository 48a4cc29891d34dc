"""Les gestes qui reprennent, dans le dossier, la réponse écrite d’un organisme."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Accord,
    Ajournement,
    Demarche,
    Financement,
    Refus,
    StatutFinancement,
    Versement,
)
from cep_desktop.domain.montant import INCONNU, Montant, confirme
from cep_desktop.domain.retour import RetourRepris
from cep_desktop.usecases.commandes.depense import changer_financement
from cep_desktop.usecases.commandes.suite import changer, cle_suivante
from cep_desktop.usecases.commandes.version_plan import ouvrir_la_suite

_DEMARCHES = {
    StatutFinancement.PIECES_DEMANDEES: Demarche.PIECES_DEMANDEES,
    StatutFinancement.A_L_ETUDE: Demarche.A_L_ETUDE,
}
_DEPASSEES = {Demarche.A_PREPARER, Demarche.RECOURS, Demarche.ABANDONNEE}


@dataclass(frozen=True, slots=True)
class ReprendreReponse:
    """Reprend la réponse d’un organisme à une demande ; `le` date ce qui ne l’est pas."""

    financement: str
    statut: StatutFinancement
    le: date
    accorde: Montant | None = None
    motif: str = ""
    paiement_le: date | None = None
    commentaire: str = ""
    libelle: str = field(default="réponse d’un organisme reprise", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la réponse. Lève `ErreurMetier`."""
        return changer_financement(
            dossier,
            lambda plan: plan.avec(
                financements=changer(
                    plan.financements, self.financement, lambda f: f.avec(**self._champs(f))
                )
            ),
        )

    def _champs(self, demande: Financement) -> Mapping[str, object]:
        champs: dict[str, object] = {}
        if self.commentaire:
            champs["commentaire"] = self.commentaire
        if self.statut in _DEMARCHES:
            envoi = demande.envoye_le or self.le
            return champs | {
                "demarche": _DEMARCHES[self.statut], "decision": None, "envoye_le": envoi,
            }  # fmt: skip
        champs["demarche"] = (
            Demarche.ENVOYEE if demande.demarche in _DEPASSEES else demande.demarche
        )
        if self.statut is StatutFinancement.REFUSE:
            return champs | {"decision": Refus(le=self.le, motif=self.motif)}
        if self.statut is StatutFinancement.AJOURNE:
            return champs | {"decision": Ajournement(le=self.le, motif=self.motif)}
        montant = INCONNU if self.accorde is None else confirme(self.accorde)
        champs["decision"] = Accord(le=self.le, montant=montant)
        if self.paiement_le is not None:
            faits = tuple(v for v in demande.versements if v.est_fait)
            reste = self.accorde - demande.verse if self.accorde is not None else None
            prevu = Versement(
                le=self.paiement_le,
                montant=confirme(reste) if reste is not None and reste.centimes > 0 else INCONNU,
            )
            champs["versements"] = (*faits, prevu)
        return champs


@dataclass(frozen=True, slots=True)
class ReprendreRetour:
    """Reprend les réponses retenues d’un classeur, et s’en souvient.

    Une version signée n’est jamais changée : elle est gardée telle quelle, et la reprise ouvre
    la suivante, à signer.
    """

    reponses: tuple[ReprendreReponse, ...]
    empreinte: str
    version: int
    repondu_par: str
    organismes: str
    le: date
    libelle: str = field(default="retour d’un organisme repris", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec les réponses. Lève `ErreurMetier`."""
        apres = dossier
        for reponse in self.reponses:
            apres = reponse.appliquer(apres)
        volet = apres.accompagnement
        retour = RetourRepris(
            id=cle_suivante("W", [r.id for r in volet.retours]),
            empreinte=self.empreinte,
            repris_le=self.le,
            version=self.version,
            repondu_par=self.repondu_par,
            lignes=len(self.reponses),
        )
        apres = apres.avec(accompagnement=volet.avec(retours=(*volet.retours, retour)))
        ce_qui_change = f"Réponse reçue\u00a0: {self.organismes}"
        return ouvrir_la_suite(dossier, apres, le=self.le, ce_qui_change=ce_qui_change)
