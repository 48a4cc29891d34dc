"""Surveiller l’inactivité tant qu’un écran de travail vit, et cesser quand il n’y en a plus."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.poste.veille import Veille


class Surveillance(QObject):
    """`verrouille` et `avertit` sont ceux de la veille en cours ; `minutes` dit après combien."""

    verrouille = Signal()
    avertit = Signal(int)

    def __init__(self, parent: QWidget, minutes: Callable[[], int]) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._fenetre = parent
        self.veille: Veille | None = None

    def commencer(self, ecran: QWidget, maintenant: Callable[[], datetime]) -> Veille:
        """Surveille l’inactivité tant que cet écran vit."""
        self.veille = veille = Veille(maintenant, self._minutes(), ecran)
        veille.verrouille.connect(self.verrouille)
        veille.avertit.connect(self.avertit)
        veille.regarder(self._fenetre.windowHandle())
        veille.commencer()
        return veille

    def regler(self, minutes: int) -> None:
        """Change le temps d’inactivité qui verrouille."""
        if self.veille is not None:
            self.veille.regler(minutes)

    def cesser(self) -> None:
        """Ne surveille plus : c’est verrouillé, ou il n’y a rien à protéger."""
        if self.veille is not None:
            self.veille.cesser()
            self.veille = None
