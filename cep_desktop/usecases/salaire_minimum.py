"""Le salaire minimum légal, tel que les règles datées le donnent."""

from datetime import date

from cep_desktop.domain.montant import Montant
from cep_desktop.usecases.evaluer import ReglesEnVigueur

SMIC_MENSUEL = "smic.mensuel"
"""SMIC mensuel brut d’un temps plein (code du travail, L. 3231-2 et suivants)."""


def salaire_minimum(regles: ReglesEnVigueur, *, le: date) -> Montant | None:
    """Rend le SMIC mensuel brut d’un temps plein ce jour-là, `None` s’il n’est pas connu.

    Lève `PaquetRefuse` si les règles du poste ne sont pas sûres.
    """
    return regles.regles.montant(SMIC_MENSUEL, le=le)
