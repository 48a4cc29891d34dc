"""Ce que montre la liste des dossiers quand on y revient."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.pages.accueil.etat import deriver

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


class CoteAccueil(QObject):
    """Relit la liste à chaque retour."""

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre

    def actualiser(self) -> None:
        """Relit la liste."""
        atelier, accueil = self._fenetre.atelier, self._fenetre.accueil
        fiches, le = atelier.fiches(), atelier.aujourd_hui()
        accueil.montrer(deriver(fiches, atelier.vocabulaire, le=le))
