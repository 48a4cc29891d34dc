"""Une horloge que l’essai avance lui-même."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.cas.dossier import LE


@dataclass
class HorlogeReglable:
    """Donne l’heure qu’on lui a mise."""

    instant: datetime = datetime(LE.year, LE.month, LE.day, 9, 30, tzinfo=UTC)

    def aujourd_hui(self) -> date:
        """Rend le jour de cette heure."""
        return self.instant.date()

    def maintenant(self) -> datetime:
        """Rend cette heure."""
        return self.instant

    def avancer(self, **duree: float) -> None:
        """Avance de cette durée (`minutes=5`), ou recule si elle est négative."""
        self.instant += timedelta(**duree)
