"""Passer d’une page à ses voisines, sans les mettre dans le parcours."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.widgets.choix import Choix

FINANCEMENT = (
    ("financement", "Répartition"),
    ("aides", "Aides possibles"),
    ("montage", "Montage"),
    ("tresorerie", "Mois par mois"),
)
"""Les quatre regards sur l’argent du projet."""


class SousPages(Choix):
    """Montre toujours la page où l’on est ; `choisi` porte celle où l’on veut aller."""

    def __init__(
        self, ici: str, pages: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__("Voir", pages, parent)
        self._ici = ici
        self.montrer(ici)
        self.choisi.connect(lambda _: self.montrer(self._ici))
