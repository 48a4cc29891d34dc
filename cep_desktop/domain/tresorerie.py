"""Ce que la personne paie et reçoit, mois par mois."""

from datetime import date
from typing import Self

from pydantic import model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import Chiffre
from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur


class Sens(Code):
    """Sens d’un mouvement d’argent, vu de la personne."""

    REVENU = "revenu", "Revenu"
    PAIE = "paie", "Paie"
    RECOIT = "recoit", "Reçoit"


class Mouvement(Valeur):
    """Argent payé ou reçu par la personne pendant un mois donné."""

    mois: date
    libelle: Intitule
    sens: Sens
    montant: Chiffre
    depense: Cle | None = None
    financement: Cle | None = None

    @model_validator(mode="after")
    def _premier_du_mois(self) -> Self:
        if self.mois.day != 1:
            raise ValueError("un mois s’écrit par son premier jour. Exemple\u00a0: 2027-03-01.")
        return self
