"""Le catalogue d’actions : des gestes déjà bien dits, que l’organisme enrichit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.plan_action import Action
from cep_desktop.domain.pliage import mots, plier

AU_PLUS = 8
"""Nombre de propositions montrées pendant la frappe."""


@dataclass(frozen=True, slots=True)
class ActionType:
    """Une action toute prête : son verbe, ce que l’on en attend, d’où elle vient."""

    libelle: str
    resultat_attendu: str = ""
    avec_qui: str = ""
    est_de_l_organisme: bool = False


class Catalogue(Protocol):
    """L’endroit où le catalogue est gardé."""

    def lister(self) -> tuple[ActionType, ...]:
        """Rend les actions, celles de l’organisme d’abord."""
        ...

    def ajouter(self, action: ActionType) -> None:
        """Garde une action de plus pour l’organisme. Lève `ErreurMetier` si c’est impossible."""
        ...

    def retirer(self, libelle: str) -> None:
        """Retire une action de l’organisme ; sans effet si elle n’y est pas."""
        ...


class DejaAuCatalogue(ErreurMetier):
    """Une action qui dit la même chose y est déjà."""


class ActionPersonnelle(ErreurMetier):
    """Une action qui cite la personne ne va pas au catalogue."""


class CatalogueEnMemoire:
    """Un catalogue qui ne dure que le temps du programme."""

    def __init__(self, actions: Iterable[ActionType] = ()) -> None:
        self._actions = tuple(actions)

    def lister(self) -> tuple[ActionType, ...]:
        """Rend les actions, celles de l’organisme d’abord."""
        return tuple(sorted(self._actions, key=lambda a: not a.est_de_l_organisme))

    def ajouter(self, action: ActionType) -> None:
        """Garde une action de plus. Lève `DejaAuCatalogue`."""
        refuser_un_doublon(action, self._actions)
        self._actions = (action, *self._actions)

    def retirer(self, libelle: str) -> None:
        """Retire une action de l’organisme."""
        self._actions = tuple(
            a for a in self._actions if not (a.est_de_l_organisme and a.libelle == libelle)
        )


def refuser_un_doublon(action: ActionType, connues: Iterable[ActionType]) -> None:
    """Lève `DejaAuCatalogue` si les mêmes mots y sont déjà, aux accents près."""
    if plier(action.libelle) in {plier(connue.libelle) for connue in connues}:
        raise DejaAuCatalogue("Cette action est déjà dans le catalogue.")


def proposer(catalogue: Catalogue, texte: str) -> tuple[ActionType, ...]:
    """Rend les actions dont les mots commencent comme ceux que l’on tape, sans ordre.

    Sans texte, les premières du catalogue.
    """
    debuts = mots(texte)
    trouvees = (
        action
        for action in catalogue.lister()
        if all(any(mot.startswith(d) for mot in mots(action.libelle)) for d in debuts)
    )
    return tuple(trouvees)[:AU_PLUS]


def composer(action: Action, dossier: Dossier) -> ActionType:
    """Rend l’action telle qu’elle peut servir à tous. Lève `ActionPersonnelle`.

    Le catalogue sort du dossier : le nom de la personne n’y entre pas.
    """
    beneficiaire = dossier.beneficiaire
    noms = {plier(beneficiaire.prenom), plier(beneficiaire.nom)}
    dits = mots(f"{action.libelle} {action.resultat_attendu} {action.avec_qui}")
    if noms & set(dits):
        raise ActionPersonnelle(
            "Cette action cite la personne\u00a0: le catalogue sert à tous les dossiers.",
            remede="Retirez son nom, puis recommencez.",
        )
    return ActionType(
        action.libelle, action.resultat_attendu, action.avec_qui, est_de_l_organisme=True
    )
