"""Des dossiers gardés le temps d’une séance, pour l’essai et la démonstration."""

from collections.abc import Iterable
from uuid import UUID

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable


class DossiersEnMemoire:
    """Garde les dossiers en mémoire vive : rien n’est écrit sur le disque."""

    def __init__(self, dossiers: Iterable[Dossier] = ()) -> None:
        self._dossiers = {dossier.id: dossier for dossier in dossiers}

    def lister(self) -> Iterable[Dossier]:
        """Rend tous les dossiers."""
        return tuple(self._dossiers.values())

    def lire(self, identifiant: UUID) -> Dossier:
        """Rend un dossier. Lève `ElementIntrouvable`."""
        try:
            return self._dossiers[identifiant]
        except KeyError:
            raise ElementIntrouvable(
                "Ce dossier n’est plus dans la liste.", remede="Rouvrez la liste des dossiers."
            ) from None

    def ecrire(self, dossier: Dossier) -> None:
        """Remplace ou ajoute un dossier."""
        self._dossiers[dossier.id] = dossier
