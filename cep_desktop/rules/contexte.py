"""Ce qu’une déduction a sous les yeux : le dossier, un jour, une formation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import Choix, Genre
from cep_desktop.domain.formation import Certification, ParcoursFormation
from cep_desktop.rules.explication import Reponse


@dataclass(frozen=True, slots=True)
class Contexte:
    """Le dossier regardé un jour donné, pour une formation donnée."""

    dossier: Dossier
    le: date
    formation: ParcoursFormation | None

    @property
    def certification(self) -> Certification | None:
        """La certification visée, si elle est notée."""
        return self.formation.certification if self.formation else None


@dataclass(frozen=True, slots=True)
class Deduction:
    """Un constat déduit : son nom, sa forme, et comment il se lit ; `None` : inconnu."""

    libelle: str
    genre: Genre
    lire: Callable[[Contexte], Reponse | None]
    choix: tuple[Choix, ...] = ()


def mois_entre(du: date, au: date) -> int:
    """Mois entiers écoulés du premier au second jour ; négatif si l’ordre est inverse."""
    mois = (au.year - du.year) * 12 + au.month - du.month
    return mois if au.day >= du.day else mois - 1
