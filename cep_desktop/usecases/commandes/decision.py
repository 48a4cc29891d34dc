"""Les gestes sur la réponse d’un financeur : où en est la demande, combien est accordé."""

from collections.abc import Callable, Mapping
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
)
from cep_desktop.domain.montant import INCONNU, Montant, confirme
from cep_desktop.usecases.commandes.depense import changer_financement
from cep_desktop.usecases.commandes.suite import changer, trouver
from cep_desktop.usecases.commandes.version_plan import ouvrir_la_suite

_DEMARCHES = {
    StatutFinancement.A_PREPARER: Demarche.A_PREPARER,
    StatutFinancement.ENVOYE: Demarche.ENVOYEE,
    StatutFinancement.PIECES_DEMANDEES: Demarche.PIECES_DEMANDEES,
    StatutFinancement.A_L_ETUDE: Demarche.A_L_ETUDE,
    StatutFinancement.RECOURS: Demarche.RECOURS,
    StatutFinancement.ABANDONNE: Demarche.ABANDONNEE,
}


@dataclass(frozen=True, slots=True)
class ChangerStatutFinancement:
    """Dit où en est une demande ; une décision neuve est datée de `le`.

    Un accord reprend le montant demandé ; `NoterAccord` le corrige s’il est partiel. La réponse à
    un plan signé ouvre la version suivante.
    """

    financement: str
    statut: StatutFinancement
    le: date

    @property
    def libelle(self) -> str:
        """« demande notée « Accordé » »."""
        return f"demande notée «\u00a0{self.statut.libelle}\u00a0»"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la demande à ce statut."""
        return _changer(dossier, self.financement, self._champs, self.le)

    def _champs(self, demande: Financement) -> Mapping[str, object]:
        demarche = _DEMARCHES.get(self.statut)
        if demarche is Demarche.A_PREPARER:
            return {"demarche": demarche, "decision": None, "envoye_le": None}
        if demarche is Demarche.RECOURS:
            refus = demande.decision if isinstance(demande.decision, Refus) else None
            return {"demarche": demarche, "decision": refus}
        if demarche is Demarche.ABANDONNEE:
            return {"demarche": demarche, "decision": None}
        if demarche is not None:
            envoi = demande.envoye_le or self.le
            return {"demarche": demarche, "decision": None, "envoye_le": envoi}
        decisions: dict[StatutFinancement, Accord | Refus | Ajournement] = {
            StatutFinancement.REFUSE: Refus(le=self.le),
            StatutFinancement.AJOURNE: Ajournement(le=self.le),
        }
        accord = Accord(le=self.le, montant=demande.demande)
        return {
            "demarche": _envoyee(demande),
            "decision": decisions.get(self.statut, accord),
        }


@dataclass(frozen=True, slots=True)
class NoterAccord:
    """Note le montant accordé par écrit ; `None` quand l’accord n’est pas encore chiffré."""

    financement: str
    montant: Montant | None
    le: date
    libelle: str = field(default="montant accordé noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’accord, daté de `le` s’il est neuf."""
        return _changer(dossier, self.financement, self._champs, self.le)

    def _champs(self, demande: Financement) -> Mapping[str, object]:
        jour = demande.decision.le if isinstance(demande.decision, Accord) else self.le
        montant = INCONNU if self.montant is None else confirme(self.montant)
        return {"demarche": _envoyee(demande), "decision": Accord(le=jour, montant=montant)}


def _envoyee(demande: Financement) -> Demarche:
    """Une demande décidée a été envoyée ; un recours ou un abandon est dépassé."""
    depassees = {Demarche.A_PREPARER, Demarche.RECOURS, Demarche.ABANDONNEE}
    return Demarche.ENVOYEE if demande.demarche in depassees else demande.demarche


def _changer(
    dossier: Dossier,
    cle: str,
    champs: Callable[[Financement], Mapping[str, object]],
    le: date,
) -> Dossier:
    apres = changer_financement(
        dossier,
        lambda plan: plan.avec(
            financements=changer(plan.financements, cle, lambda f: f.avec(**champs(f)))
        ),
    )
    ancienne, neuve = _demande(dossier, cle), _demande(apres, cle)
    if neuve.decision in (None, ancienne.decision):
        return apres
    return ouvrir_la_suite(
        dossier, apres, le=le, ce_qui_change=f"Réponse reçue\u00a0: {neuve.financeur}"
    )


def _demande(dossier: Dossier, cle: str) -> Financement:
    return trouver(dossier.accompagnement.plan_financement.financements, cle)
