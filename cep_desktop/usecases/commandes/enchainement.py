"""Plusieurs gestes en un seul : une seule annulation les défait tous."""

from dataclasses import dataclass
from functools import reduce

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.session import Commande


@dataclass(frozen=True, slots=True)
class Enchainer:
    """Fait des gestes l’un après l’autre, ou aucun."""

    gestes: tuple[Commande, ...]
    libelle: str

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier après tous les gestes. Lève `ErreurMetier` si l’un est refusé."""
        return reduce(lambda avant, geste: geste.appliquer(avant), self.gestes, dossier)
