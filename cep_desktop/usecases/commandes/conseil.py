"""Ce que partagent les gestes du conseil personnalisé."""

from collections.abc import Callable

from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.parcours import Avancement


def changer_conseil(dossier: Dossier, changement: Callable[[Conseil], Conseil]) -> Dossier:
    """Rend le dossier où le volet « conseil » est changé ; le premier changement le commence."""
    nouveau = changement(dossier.conseil)
    if nouveau == dossier.conseil:
        return dossier
    parcours = dossier.parcours
    if parcours.conseil is Avancement.A_VENIR:
        parcours = parcours.avec(conseil=Avancement.EN_COURS)
    return dossier.avec(conseil=nouveau, parcours=parcours)
