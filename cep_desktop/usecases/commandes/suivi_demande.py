"""Les gestes sur une demande déjà décidée : dater et motiver la réponse, noter un versement."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.financement import Accord, Demarche, Financement, Versement
from cep_desktop.domain.montant import Montant, confirme
from cep_desktop.usecases.commandes.depense import changer_financement
from cep_desktop.usecases.commandes.suite import changer


@dataclass(frozen=True, slots=True)
class PreciserDecision:
    """Change le jour ou le motif d’une réponse ; un accord n’a pas de motif."""

    financement: str
    le: date | None = None
    motif: str | None = None
    libelle: str = field(default="réponse précisée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier précisé. Lève `DossierIncoherent` sans réponse."""
        return _changer(dossier, self.financement, self._preciser)

    def _preciser(self, demande: Financement) -> Financement:
        decision = demande.decision
        if decision is None:
            raise DossierIncoherent("Dites d’abord quelle est la réponse.")
        champs: dict[str, object] = {} if self.le is None else {"le": self.le}
        if self.motif is not None and not isinstance(decision, Accord):
            champs["motif"] = self.motif
        return demande.avec(decision=decision.avec(**champs))


@dataclass(frozen=True, slots=True)
class EnvoyerDemande:
    """Note le jour de l’envoi ; une demande à préparer devient envoyée."""

    financement: str
    le: date | None
    libelle: str = field(default="envoi noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cet envoi."""
        return _changer(dossier, self.financement, self._envoyer)

    def _envoyer(self, demande: Financement) -> Financement:
        est_a_envoyer = demande.demarche is Demarche.A_PREPARER and self.le is not None
        demarche = Demarche.ENVOYEE if est_a_envoyer else demande.demarche
        return demande.avec(envoye_le=self.le, demarche=demarche)


@dataclass(frozen=True, slots=True)
class NoterVersement:
    """Note ce que le financeur vient de payer."""

    financement: str
    montant: Montant
    le: date
    libelle: str = field(default="versement noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce versement, dans l’ordre des jours."""
        return _changer(dossier, self.financement, self._verser)

    def _verser(self, demande: Financement) -> Financement:
        neuf = Versement(le=self.le, montant=confirme(self.montant), est_fait=True)
        versements = sorted((*demande.versements, neuf), key=lambda versement: versement.le)
        return demande.avec(versements=tuple(versements))


def _changer(dossier: Dossier, cle: str, geste: Callable[[Financement], Financement]) -> Dossier:
    return changer_financement(
        dossier, lambda plan: plan.avec(financements=changer(plan.financements, cle, geste))
    )
