"""Aligner les lignes d’un tableau large, empiler celles d’un tableau étroit."""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.qt import Evenement
from ui.theme import u


class Alignable(Protocol):
    """Une ligne qui sait se montrer en colonnes, ou de haut en bas."""

    def regler(self, *, est_large: bool) -> None:
        """Passe d’une forme à l’autre."""
        ...


class Aligneur(QObject):
    """Suit la largeur d’un tableau ; étroit, son en-tête se cache et ses lignes s’empilent."""

    def __init__(
        self,
        tableau: QWidget,
        entete: QWidget,
        rangees: Callable[[], Iterable[Alignable]],
        *,
        seuil: int,
    ) -> None:
        super().__init__(tableau)
        self._tableau, self._entete, self._rangees, self._seuil = tableau, entete, rangees, seuil
        tableau.installEventFilter(self)

    @property
    def est_large(self) -> bool:
        """Vrai si les colonnes tiennent côte à côte."""
        return self._tableau.width() >= u(self._seuil)

    def regler(self) -> None:
        """Donne à l’en-tête et aux lignes la forme qui tient."""
        self._entete.setVisible(self.est_large)
        for rangee in self._rangees():
            rangee.regler(est_large=self.est_large)

    def eventFilter(self, _objet: QObject, evenement: QEvent) -> bool:
        """Reprend la forme quand la largeur change."""
        if evenement.type() == Evenement.Resize:
            self.regler()
        return False
