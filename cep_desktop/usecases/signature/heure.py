"""L’autorité qui prouve l’heure : son adresse se règle une fois, pour tout l’organisme."""

from collections.abc import Callable
from dataclasses import replace

from cep_desktop.usecases.annuaires import Annuaires
from cep_desktop.usecases.signature.sceau import Sceau


def regler_autorite(annuaires: Annuaires, adresse: str) -> str:
    """Garde l’adresse de l’autorité, vide pour s’en passer, et la rend.

    Lève `HorodatageRefuse` si elle ne va pas, ou `DepotImpossible`. Rien n’est envoyé.
    """
    propre = adresse.strip()
    if propre:
        _horodater(propre)
    annuaires.noter_autorite(propre)
    return propre


def avec_l_heure(sceau: Sceau, annuaires: Annuaires) -> Sceau:
    """Rend le sceau avec de quoi prouver l’heure, si l’organisme a choisi une autorité."""
    adresse = annuaires.autorite()
    return replace(sceau, horodater=_horodater(adresse)) if adresse else sceau


def _horodater(adresse: str) -> Callable[[bytes], bytes]:
    from cep_desktop.signing.horodatage import horodater_par

    return horodater_par(adresse)
