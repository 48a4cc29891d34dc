"""Le début d’une rangée : le poids que la personne donne au critère, et ses mots."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.projet.etat_pistes import Rangee
from ui.qt import Alignement
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import fixer, ligne


class CelluleCritere(QWidget):
    """`pesee` porte le rang de la priorité et son nouveau poids, de 1 à 3."""

    pesee = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._rang = 0
        self.poids = Echelle("Poids", minimum=1, maximum=3, aspect=Aspect.POINTS)
        self.poids.choisi.connect(lambda poids: self.pesee.emit(self._rang, poids))
        self._mots = paragraphe("", "fort")
        disposition = ligne(self, marges=(16, 5, 6, 5), espace=8)
        disposition.addWidget(self.poids, 0, Alignement.AlignVCenter)
        disposition.addWidget(self._mots, 1)
        fixer(self, hauteur_min=46)

    def montrer(self, rangee: Rangee) -> None:
        """Affiche un critère ; sans poids, ses points sont cachés."""
        self._rang = rangee.rang
        self._mots.montrer(rangee.libelle)
        self.poids.setVisible(bool(rangee.poids))
        self.poids.nommer(f"Poids : {rangee.libelle}")
        if rangee.poids:
            self.poids.montrer(rangee.poids)
