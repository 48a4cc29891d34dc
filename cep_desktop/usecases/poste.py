"""Le poste de travail : son coffre, et l’atelier qu’on ouvre dessus ou sans lui."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cep_desktop.usecases.atelier import Atelier
    from cep_desktop.usecases.coffre.ports import Coffres
    from cep_desktop.usecases.migrer import Passerelle
    from cep_desktop.usecases.ports import Dossiers


@dataclass(frozen=True, slots=True)
class Poste:
    """Ce dont l’application part : un coffre à ouvrir, ou des exemples à essayer.

    Sans `passerelle`, ce poste ne travaille avec aucun serveur d’équipe.
    """

    coffres: "Coffres"
    ouvrir_atelier: "Callable[[Dossiers], Atelier]"
    essayer: "Callable[[], Atelier]"
    passerelle: "Passerelle | None" = None
