"""Les préférences du poste, écrites dès qu’elles changent."""

from collections.abc import Callable
from dataclasses import replace

from cep_desktop.settings import Preferences


class Reglages:
    """Les préférences courantes ; `ecrire` les garde."""

    def __init__(self, preferences: Preferences, ecrire: Callable[[Preferences], None]) -> None:
        self._preferences = preferences
        self._ecrire = ecrire

    @property
    def preferences(self) -> Preferences:
        """Ce que la personne a choisi."""
        return self._preferences

    def garder_l_habillage(self, choix: Preferences | None, *, zoom: int) -> None:
        """Garde la taille du texte et, s’ils ont pu être choisis, le thème et les mouvements."""
        self.changer(zoom=zoom)
        if choix is not None:
            self.changer(apparence=choix.apparence, mouvement=choix.mouvement)

    def changer(self, **champs: object) -> None:
        """Change des préférences, et les garde si l’une est différente."""
        neuves = replace(self._preferences, **champs)  # type: ignore[arg-type]
        if neuves != self._preferences:
            self._preferences = neuves
            self._ecrire(neuves)
