"""Un coffre entrouvert : sa liste se lit déjà, il n’est pas encore ouvert."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from cep_desktop.domain.decoupage import Decoupage
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.reperes import Reperes

if TYPE_CHECKING:
    from cep_desktop.usecases.coffre.ports import Coffre


@dataclass(frozen=True, slots=True)
class Groupe:
    """Des dossiers qui se comptent ensemble ; `prochaine_etape` est vide si aucun n’en a."""

    est_clos: bool
    prochaine_etape: str
    est_en_attente: bool
    echeance: date | None
    nombre: int


@dataclass(frozen=True, slots=True)
class ListeBreve:
    """Le début de la liste, et de quoi écrire le haut de la page.

    `groupes` compte tous les dossiers ; `citees` sont ceux que le haut de la page nomme.
    """

    fiches: tuple[FicheDossier, ...]
    groupes: tuple[Groupe, ...]
    citees: tuple[FicheDossier, ...]
    reperes: Reperes
    a_un_exemple: bool
    maintenant: datetime
    decoupage: Callable[[str], Decoupage]

    @property
    def le(self) -> date:
        """La date du poste."""
        return self.maintenant.astimezone().date()


class CoffreEntrouvert(Protocol):
    """Ce qu’un coffre bien refermé laisse lire avec sa clé, sans que rien ne s’y écrive."""

    @property
    def liste(self) -> ListeBreve:
        """Le début de la liste."""
        ...

    def lire_tout(self) -> tuple[FicheDossier, ...]:
        """Rend toute la liste. Lève `CoffreAbime`."""
        ...

    def ouvrir(self, *, auteur: str) -> "Coffre":
        """Ouvre le coffre en entier, sans redemander la phrase. Lève comme `Coffres.ouvrir`."""
        ...

    def refermer(self) -> None:
        """Ne lit plus, et oublie la clé."""
        ...
