"""Suivre l’ordinateur quand il change de thème pendant l’usage, quel que soit l’écran montré."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.shell.habillage import resoudre
from ui.theme import theme


class SuiviSysteme(QObject):
    """`choix` rend le thème choisi ; celui de l’ordinateur se résout au moment où il change."""

    def __init__(self, choix: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._choix = choix
        conseils = QGuiApplication.styleHints()
        conseils.colorSchemeChanged.connect(self.suivre)
        acces = getattr(conseils, "accessibility", None)
        if acces is not None:
            acces().contrastPreferenceChanged.connect(self.suivre)

    def suivre(self) -> None:
        """Pose le thème que l’ordinateur demande maintenant, s’il diffère."""
        voulue = resoudre(self._choix())
        if voulue is not theme.apparence:
            theme.regler(apparence=voulue)
