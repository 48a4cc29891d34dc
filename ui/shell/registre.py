"""La liste unique de ce que la fenêtre sait faire : touches, palette, menu d’aide en dérivent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

RECENTES = 5
"""Nombre de gestes récents que la palette remet en tête."""


class Rubrique(StrEnum):
    """Où une action se range dans la liste des raccourcis."""

    DOSSIER = "Dossier"
    PAGE = "Page montrée"
    ALLER = "Se déplacer"
    AFFICHAGE = "Affichage"
    AIDE = "Aide"


def _possible() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Action:
    """Une chose que l’on peut demander à la fenêtre, nommée par un verbe.

    `touches` s’écrivent comme Qt les lit (« Ctrl+Shift+S ») ; la première se montre.
    `empechement` rend pourquoi c’est impossible maintenant, ou une chaîne vide. Une action non
    `est_partageable` n’existe pas en écran partagé. `passe_les_couches` : la touche répond même
    quand une couche demande une réponse. `se_cherche` : elle est dans la palette. Non `est_posee`,
    ses touches sont posées ailleurs, et seulement montrées ici.
    """

    code: str
    mot: str
    geste: Callable[[], object]
    rubrique: Rubrique
    touches: tuple[str, ...] = ()
    picto: str = ""
    autres_mots: str = ""
    empechement: Callable[[], str] = _possible
    est_partageable: bool = True
    passe_les_couches: bool = False
    se_cherche: bool = True
    est_posee: bool = True


class Registre(QObject):
    """Toute action s’y ajoute une fois ; `faite` porte son code quand on s’en est servi."""

    faite = Signal(str)

    def __init__(self, fenetre: QWidget, est_couverte: Callable[[], bool]) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._est_couverte = est_couverte
        self._actions: dict[str, Action] = {}
        self._recentes: list[str] = []
        self.est_partage: Callable[[], bool] = lambda: False

    @property
    def actions(self) -> tuple[Action, ...]:
        """Les actions que l’écran présent peut montrer, dans l’ordre où elles ont été ajoutées."""
        partage = self.est_partage()
        return tuple(a for a in self._actions.values() if a.est_partageable or not partage)

    @property
    def recentes(self) -> tuple[str, ...]:
        """Codes des dernières actions choisies, la plus récente d’abord."""
        return tuple(self._recentes)

    def ajouter(self, actions: Iterable[Action]) -> None:
        """Ajoute des actions et pose leurs touches. Lève `ValueError` si un code est déjà pris."""
        for action in actions:
            if action.code in self._actions:
                raise ValueError(action.code)
            self._actions[action.code] = action
            for touche in action.touches if action.est_posee else ():
                raccourci = QShortcut(QKeySequence(touche), self._fenetre)
                # « Ctrl+? » et « Ctrl+Maj+? » sont la même frappe sur certains claviers.
                for signal in (raccourci.activated, raccourci.activatedAmbiguously):
                    signal.connect(partial(self._toucher, action.code))

    def action(self, code: str) -> Action:
        """Rend une action. Lève `KeyError` si personne ne l’a ajoutée."""
        return self._actions[code]

    def faire(self, code: str) -> str:
        """Fait une action ; rend pourquoi elle est impossible, vide si elle est faite."""
        action = self._actions[code]
        if not action.est_partageable and self.est_partage():
            return "Sortez d’abord de l’écran partagé (F9)."
        refus = action.empechement()
        if not refus:
            self.retenir(code)
            action.geste()
            self.faite.emit(code)
        return refus

    def frapper(self, frappe: QKeySequence) -> None:
        """Fait ce que ferait cette frappe, reçue avant que ses touches soient posées."""
        for action in self._actions.values():
            if action.est_posee and any(QKeySequence(t) == frappe for t in action.touches):
                self._toucher(action.code)
                return

    def retenir(self, code: str) -> None:
        """Met une action en tête des récentes."""
        self._recentes = [code, *(c for c in self._recentes if c != code)][:RECENTES]

    def _toucher(self, code: str) -> None:
        """Ne fait rien tant qu’une couche demande une réponse, ou si c’est impossible."""
        action = self._actions[code]
        est_cachee = not action.est_partageable and self.est_partage()
        est_retenue = self._est_couverte() and not action.passe_les_couches
        if not est_cachee and not est_retenue and not action.empechement():
            action.geste()
            self.faite.emit(code)
