"""Les gestes qui gardent la trace d’un envoi ou d’une réception."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import PartieDossier, SensTransmission, Transmission
from cep_desktop.usecases.commandes.suite import cle_suivante


@dataclass(frozen=True, slots=True)
class NoterTransmission:
    """Note quel organisme a reçu quoi, ou de qui un dossier est venu."""

    sens: SensTransmission
    le: date
    organisme: str
    parties: tuple[PartieDossier, ...]
    consentement: str | None

    @property
    def libelle(self) -> str:
        """« envoi noté », « réception notée »."""
        return "envoi noté" if self.sens is SensTransmission.ENVOYEE else "réception notée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette trace, à la suite des autres."""
        trace = Transmission(
            id=cle_suivante("T", (t.id for t in dossier.transmissions)),
            sens=self.sens,
            le=self.le,
            organisme=self.organisme,
            parties=self.parties,
            consentement=self.consentement,
        )
        return dossier.avec(transmissions=(*dossier.transmissions, trace))
