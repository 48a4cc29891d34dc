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

    def lire(self) -> Annuaire:
        """Rend l’annuaire."""
        connues, refusees = (
            frozenset(cle for cle, confiance in self.notees.items() if confiance is voulue)
            for voulue in (Confiance.SUR, Confiance.REFUSE)
        )
        return Annuaire(self.racines, connues, refusees)

    def noter(self, empreinte: str, confiance: Confiance) -> None:
        """Note ce que l’on sait d’une clé."""
        self.notees[empreinte] = confiance

    def lexique(self) -> list[str]:
        """Rend assez de mots pour six."""
        return [f"mot{rang}" for rang in range(2048)]
