"""Une colonne large et une colonne étroite, ou l’une sous l’autre."""

from PySide6.QtWidgets import QWidget

from ui.widgets.mise_en_page import colonne, fixer
from ui.widgets.rangee_souple import RangeeSouple

_SANS_LIMITE = 8_000


class DeuxColonnes(RangeeSouple):
    """La colonne étroite garde sa largeur ; sous `seuil` (cote), la seconde passe dessous."""

    def __init__(
        self,
        gauche: QWidget,
        droite: QWidget,
        *,
        largeur: float = 340,
        seuil: float = 900,
        etroite_a_gauche: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._etroite = gauche if etroite_a_gauche else droite
        self._largeur = largeur
        parts = (0, 1) if etroite_a_gauche else (1, 0)
        super().__init__(gauche, droite, seuil=seuil, parts=parts, espace=20, parent=parent)
        self.bascule.connect(self._fixer)
        self._fixer(est_large=True)

    def _fixer(self, est_large: bool) -> None:  # noqa: FBT001 - porté par un signal
        if est_large:
            fixer(self._etroite, largeur=self._largeur)
        else:
            fixer(self._etroite, largeur_min=0, largeur_max=_SANS_LIMITE)


class Pile(QWidget):
    """Une colonne de widgets, calés en haut."""

    def __init__(self, *widgets: QWidget, espace: float = 16) -> None:
        super().__init__()
        self._disposition = colonne(self, espace=espace)
        self._disposition.addStretch(1)
        self.poser(*widgets)

    def poser(self, *widgets: QWidget) -> None:
        """Ajoute des widgets en bas."""
        for widget in widgets:
            self._disposition.insertWidget(self._disposition.count() - 1, widget)


def empiler(*widgets: QWidget, espace: float = 16) -> Pile:
    """Rend une colonne de widgets, calés en haut."""
    return Pile(*widgets, espace=espace)
