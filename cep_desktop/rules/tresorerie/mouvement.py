"""Un mouvement d’argent de la trésorerie : noté au dossier, ou prévu d’après le plan."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import Chiffre, Montant, connu
from cep_desktop.domain.tresorerie import Mouvement, Sens


class Origine(Code):
    """D’où vient un mouvement."""

    NOTE = "note", "Noté au dossier"
    PREVU = "prevu", "Prévu d’après le plan"


@dataclass(frozen=True, slots=True)
class MouvementPrevu:
    """Argent que la personne paie ou reçoit ; `mois` vaut `None` si rien ne dit quand.

    Le montant porte sa source et sa certitude ; `quand` dit pourquoi ce mois.
    """

    mois: date | None
    libelle: str
    sens: Sens
    montant: Chiffre
    quand: str
    depense: Cle | None = None
    financement: Cle | None = None
    origine: Origine = Origine.PREVU

    @classmethod
    def note(cls, mouvement: Mouvement) -> Self:
        """Reprend tel quel un mouvement noté au dossier."""
        return cls(
            mouvement.mois,
            mouvement.libelle,
            mouvement.sens,
            mouvement.montant,
            Origine.NOTE.libelle,
            mouvement.depense,
            mouvement.financement,
            Origine.NOTE,
        )

    @property
    def somme(self) -> Montant | None:
        """Le montant en euros ; `None` : inconnu, jamais zéro."""
        return connu(self.montant)
