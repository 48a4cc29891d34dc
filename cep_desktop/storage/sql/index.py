"""L’index de recherche : retrouver des dossiers par leurs mots, propre à chaque moteur de base."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection

from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.sql.fiche import Ligne


class Index(Protocol):
    """Retrouve des dossiers par leurs mots."""

    def creer(self, connexion: Connection) -> None:
        """Crée l’index s’il n’existe pas."""
        ...

    def ranger(self, connexion: Connection, dossier: Dossier) -> None:
        """Remplace ce que l’index sait d’un dossier."""
        ...

    def oublier(self, connexion: Connection, identifiant: str) -> None:
        """Retire un dossier de l’index : plus rien ne le trouve."""
        ...

    def tasser(self, connexion: Connection) -> None:
        """Fait disparaître du fichier les mots des dossiers oubliés."""
        ...

    def lignes(self, connexion: Connection, texte: str, *, au_plus: int) -> Sequence[Ligne]:
        """Rend les lignes de fiche trouvées, les plus proches d’abord."""
        ...
