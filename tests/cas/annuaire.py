"""Un annuaire en mémoire."""

from dataclasses import dataclass, field
from datetime import date

from cryptography import x509

from cep_desktop.signing.certificat.cle import lire_certificat
from cep_desktop.signing.confiance import Confiance
from cep_desktop.signing.verification import Annuaire
from cep_desktop.usecases.annuaires import ATTENTE_S


@dataclass
class AnnuaireEnMemoire:
    """Ceux que l’essai connaît."""

    racines: tuple[x509.Certificate, ...] = ()
    notees: dict[str, Confiance] = field(default_factory=dict)
    racines_heure: tuple[x509.Certificate, ...] = ()
    adresse: str = ""
    delai: int = ATTENTE_S
    dernieres: dict[str, date] = field(default_factory=dict)

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

    def attente(self) -> int:
        """Rend le temps laissé à l’autorité."""
        return self.delai

    def noter_autorite(self, adresse: str, attente: int = ATTENTE_S) -> None:
        """Garde l’adresse de l’autorité d’horodatage, et son délai."""
        self.adresse, self.delai = adresse, attente

    def accepter_racine(self, nom: str, certificat: bytes, *, pour_l_heure: bool) -> None:
        """Garde un certificat d’autorité."""
        assert nom
        lu = lire_certificat(certificat)
        if pour_l_heure:
            self.racines_heure = (*self.racines_heure, lu)
        else:
            self.racines = (*self.racines, lu)

    def noter_fin(self, qui: str, fin: date) -> None:
        """Retient le dernier jour d’une clé."""
        self.dernieres[qui] = fin

    def fins(self) -> dict[str, date]:
        """Rend le dernier jour de chaque clé."""
        return self.dernieres

    def lexique(self) -> list[str]:
        """Rend assez de mots pour six."""
        return [f"mot{rang}" for rang in range(2048)]
