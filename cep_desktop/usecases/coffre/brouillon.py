"""Le travail qui n’a pas pu être enregistré : gardé chiffré à part, proposé à la réouverture."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.usecases.commandes.revision import ReprendreBrouillon
from cep_desktop.usecases.ports import Dossiers
from cep_desktop.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Brouillon:
    """Un dossier tel qu’il était à l’écran, la révision dont il part, et quand.

    `le` est en temps universel.
    """

    dossier: Dossier
    revision: int
    le: datetime


class Brouillons(Protocol):
    """L’endroit où un travail non enregistré attend, un par dossier."""

    def garder(self, brouillon: Brouillon) -> None:
        """Remplace le brouillon de ce dossier. Lève `DepotImpossible`."""
        ...

    def lister(self) -> tuple[Brouillon, ...]:
        """Rend les brouillons lisibles, le plus récent d’abord."""
        ...

    def oublier(self, identifiant: UUID) -> None:
        """Efface le brouillon de ce dossier ; sans échec s’il n’y en a pas."""
        ...


@dataclass(frozen=True, slots=True)
class Reprise:
    """Un brouillon qui dit autre chose que le dossier gardé ; `garde` est `None` s’il est neuf."""

    brouillon: Brouillon
    garde: Dossier | None
    revision: int

    @property
    def est_en_conflit(self) -> bool:
        """Vrai si le dossier a changé ailleurs depuis."""
        return self.revision != self.brouillon.revision


def reprendre(reprise: Reprise, dossiers: Dossiers) -> Session:
    """Rend une session où ce travail est un geste de plus, à la suite de la version d’alors.

    Lève `ErreurMetier` si cette version ne se lit plus.
    """
    brouillon = reprise.brouillon
    if reprise.garde is None:
        return Session(brouillon.dossier)
    base = reprise.garde
    if reprise.est_en_conflit:
        base = dossiers.lire_revision(base.id, brouillon.revision)
    session = Session(base, revision=brouillon.revision)
    session.executer(ReprendreBrouillon(brouillon.dossier))
    return session


def a_reprendre(brouillons: Brouillons, dossiers: Dossiers) -> tuple[Reprise, ...]:
    """Rend le travail à proposer ; oublie les brouillons qui ne disent rien de plus.

    Un brouillon dont le dossier a été effacé depuis est oublié lui aussi.
    """
    reprises = []
    for brouillon in brouillons.lister():
        reprise = _confronter(brouillon, dossiers)
        if reprise is None:
            brouillons.oublier(brouillon.dossier.id)
        else:
            reprises.append(reprise)
    return tuple(reprises)


def _confronter(brouillon: Brouillon, dossiers: Dossiers) -> Reprise | None:
    try:
        garde = dossiers.lire(brouillon.dossier.id)
    except ElementIntrouvable:
        return None if brouillon.revision else Reprise(brouillon, None, 0)
    if garde.dossier == brouillon.dossier:
        return None
    return Reprise(brouillon, garde.dossier, garde.revision)
