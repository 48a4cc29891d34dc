"""Un annuaire en mémoire."""

from dataclasses import dataclass, field

from cryptography import x509

from cep_desktop.signing.confiance import Confiance
from cep_desktop.signing.verification import Annuaire


@dataclass
class AnnuaireEnMemoire:
    """Ceux que l’essai connaît."""

    racines: tuple[x509.Certificate, ...] = ()
    notees: dict[str, Confiance] = field(default_factory=dict)
    racines_heure: tuple[x509.Certificate, ...] = ()
    adresse: str = ""

    def lire(self) -> Annuaire:
        """Rend l’annuaire."""
        connues, refusees = (
            frozenset(cle for cle, confiance in self.notees.items() if confiance is voulue)
            for voulue in (Confiance.SUR, Confiance.REFUSE)
        )
        return Annuaire(self.racines, self.racines_heure, connues, refusees)

    def noter(self, empreinte: str, confiance: Confiance) -> None:
        """Note ce que l’on sait d’une clé."""
        self.notees[empreinte] = confiance

    def autorite(self) -> str:
        """Rend l’adresse de l’autorité d’horodatage."""
        return self.adresse

    def noter_autorite(self, adresse: str) -> None:
        """Garde l’adresse de l’autorité d’horodatage."""
        self.adresse = adresse

    def lexique(self) -> list[str]:
        """Rend assez de mots pour six."""
        return [f"mot{rang}" for rang in range(2048)]
