"""Ce que le serveur note d’un dossier lu ; écrire et effacer, il le note de lui-même."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from cep_desktop.storage.sql.registre import SansRegistre

_NOTER = text("SELECT noter('lecture', :d, '')")


@dataclass(frozen=True, slots=True)
class RegistreDuServeur(SansRegistre):
    """Note chaque dossier ouvert, à l’heure du serveur."""

    moteur: Engine

    def noter_lecture(self, identifiant: UUID) -> None:
        """Note qu’un dossier a été ouvert ; n’échoue jamais : lire passe avant noter."""
        with suppress(DBAPIError), self.moteur.begin() as connexion:
            connexion.execute(_NOTER, {"d": str(identifiant)})
