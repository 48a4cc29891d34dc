"""La phrase du reste à payer, que l’on peut écouter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.voix import Voix
from ui.widgets.boutons import Bouton
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple


class PhraseLue(QWidget):
    """`manque` porte la raison quand la voix n’a pas pu lire ; `a_cote` reste à droite."""

    manque = Signal(str)

    def __init__(self, a_cote: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mots = paragraphe("", "fort")
        self.ecouter = Bouton("Écouter", "contour", "speaker-high-bold")
        self.voix = Voix(self)
        boite = QWidget()
        gestes = Flux(boite, espace=10)
        for bouton in (self.ecouter, a_cote):
            gestes.addWidget(bouton)
        colonne(self).addWidget(RangeeSouple(self.mots, boite, seuil=900, espace=10))
        self.ecouter.clicked.connect(self._ecouter)
        self.voix.change.connect(self._dire_la_voix)
        self.voix.manque.connect(self.manque)
        self._dire_la_voix()

    def text(self) -> str:
        """La phrase écrite."""
        return self.mots.text()

    def montrer(self, phrase: str) -> None:
        """Change la phrase ; vide, ni elle ni sa voix ne se montrent."""
        self.mots.montrer(phrase)
        self.mots.setVisible(bool(phrase))
        self.ecouter.setVisible(bool(phrase) and self.voix.est_possible)

    def _ecouter(self) -> None:
        if self.voix.est_en_train:
            self.voix.taire()
        else:
            self.voix.lire(self.mots.text())

    def _dire_la_voix(self) -> None:
        parle = self.voix.est_en_train
        self.ecouter.setText("Arrêter" if parle else "Écouter")
        self.ecouter.setAccessibleName("Arrêter la lecture" if parle else "Écouter la phrase")
