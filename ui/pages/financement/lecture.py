"""Lire une quantité comme on l’écrit."""

from decimal import Decimal, InvalidOperation

from cep_desktop.domain.erreurs import ErreurMetier


class QuantiteIllisible(ErreurMetier):
    """Ce qui est écrit n’est pas une quantité."""


def lire_quantite(saisie: str) -> Decimal:
    """Lit « 7 » ou « 1,5 ». Lève `QuantiteIllisible`, avec un exemple."""
    net = saisie.strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    try:
        quantite = Decimal(net.replace(",", "."))
    except InvalidOperation:
        quantite = Decimal("NaN")
    if not quantite.is_finite():
        raise QuantiteIllisible(
            f"«\u00a0{saisie.strip()[:40]}\u00a0» n’est pas une quantité.",
            remede="Exemple\u00a0: 1,5.",
        )
    return quantite


def ecrire_quantite(quantite: Decimal) -> str:
    """« 7 », « 1,5 »."""
    return f"{quantite.normalize():f}".replace(".", ",")
