"""La couche qui propose un travail non enregistré, avec ses différences."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.reprise.etat import EtatReprise
from ui.widgets.boutons import Bouton
from ui.widgets.couche import Couche
from ui.widgets.differences import VueDifferences
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import ligne
from ui.widgets.rangee_souple import RangeeSouple


class CoucheReprise(Couche):
    """`reprise` et `ecartee` sont les deux réponses ; Échap laisse tout pour plus tard."""

    reprise = Signal()
    ecartee = Signal()

    def __init__(self, etat: EtatReprise, parent: QWidget) -> None:
        super().__init__(etat.titre, etat.phrase, parent)
        self.differences = VueDifferences()
        self.differences.montrer(etat.groupes)
        self.corps.addWidget(libelle(etat.nombre, "fort"))
        self.corps.addWidget(self.differences)
        self.plus_tard = Bouton("Plus tard", "discret")
        self.ecarter = Bouton("L’écarter", "danger")
        self.reprendre = Bouton("Reprendre ce travail", "plein", "check-bold")
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.ecarter)
        rangee.addWidget(self.reprendre)
        self.pied.addWidget(RangeeSouple(self.plus_tard, gestes, seuil=560, espace=12))
        self.plus_tard.clicked.connect(self.fermee)
        self.ecarter.clicked.connect(self.ecartee)
        self.reprendre.clicked.connect(self.reprise)
