"""Où l’on en était : les derniers dossiers, leur page et leur champ, gardés avec le coffre."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Protocol
from uuid import UUID

GARDES = 12
"""Nombre de dossiers dont on retient la place."""


@dataclass(frozen=True, slots=True)
class Repere:
    """Où l’on était dans un dossier : la page, l’élément ouvert, le champ où l’on écrivait."""

    dossier: UUID
    page: str
    element: str = ""
    champ: str = ""


@dataclass(frozen=True, slots=True)
class Reperes:
    """Les derniers repères, le plus récent d’abord ; `visite_vue` : la visite a été proposée."""

    derniers: tuple[Repere, ...] = ()
    visite_vue: bool = False

    def noter(self, repere: Repere) -> "Reperes":
        """Rend les repères avec celui-ci en tête ; un seul par dossier."""
        autres = (autre for autre in self.derniers if autre.dossier != repere.dossier)
        return replace(self, derniers=(repere, *autres)[:GARDES])

    def oublier(self, dossier: UUID) -> "Reperes":
        """Rend les repères sans ceux de ce dossier."""
        return replace(self, derniers=tuple(r for r in self.derniers if r.dossier != dossier))

    def du_dossier(self, dossier: UUID) -> Repere | None:
        """Rend le repère d’un dossier, ou `None`."""
        return next((repere for repere in self.derniers if repere.dossier == dossier), None)


class GardeReperes(Protocol):
    """L’endroit où les repères sont gardés."""

    def lire(self) -> Reperes:
        """Rend les repères ; illisibles, aucun."""
        ...

    def garder(self, reperes: Reperes) -> None:
        """Remplace les repères ; sans échec, car rien d’autre n’en dépend."""
        ...


class ReperesEnMemoire:
    """Des repères gardés le temps d’un essai."""

    def __init__(self) -> None:
        self._reperes = Reperes()

    def lire(self) -> Reperes:
        """Rend les repères."""
        return self._reperes

    def garder(self, reperes: Reperes) -> None:
        """Remplace les repères."""
        self._reperes = reperes


def ecrire_reperes(reperes: Reperes) -> str:
    """Rend les repères en JSON."""
    return json.dumps(asdict(reperes), default=str, ensure_ascii=False)


def lire_reperes(texte: str) -> Reperes:
    """Lit des repères ; un texte abîmé ou d’une autre version n’en rend aucun."""
    try:
        lu = json.loads(texte)
        derniers = tuple(
            Repere(UUID(r["dossier"]), str(r["page"]), str(r["element"]), str(r["champ"]))
            for r in lu["derniers"]
        )
        return Reperes(derniers, bool(lu["visite_vue"]))
    except (ValueError, TypeError, KeyError):
        return Reperes()
