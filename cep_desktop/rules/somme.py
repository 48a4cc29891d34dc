"""Une somme calculée par une règle, qui peut dépasser ce qu’un plan contient."""

from decimal import ROUND_HALF_UP, Decimal

from cep_desktop.domain.montant import CENTIMES_MAXIMUM, Montant

_MAXIMUM = Montant(CENTIMES_MAXIMUM)


def au_plus(euros: Decimal) -> Montant:
    """Convertit un plafond en euros ; au-delà de dix millions, il ne limite plus rien."""
    return Montant.depuis_euros(min(euros, _MAXIMUM.euros))


def exacte(euros: Decimal) -> Montant:
    """Convertit des euros au centime le plus proche, sans limite : un total peut être énorme."""
    return Montant(int((euros * 100).to_integral_value(rounding=ROUND_HALF_UP)))
