"""Choisir une autre question à poser, parmi toutes celles que les aides regardent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.fait import CodeFait
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, ligne

_AUCUNE = (("", "Choisir une question"),)


class AjoutQuestion(QWidget):
    """`choisie` porte la question ; rien n’est posé d’avance."""

    choisie = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.liste = ListeChoix("Une autre question")
        self.bouton = Bouton("Poser", "contour", "plus-bold")
        self.bouton.setAccessibleName("Poser cette question")
        self.bouton.clicked.connect(self._choisir)
        rangee = ligne(espace=8)
        rangee.addWidget(self.liste, 1)
        rangee.addWidget(self.bouton)
        boite = QWidget()
        boite.setLayout(rangee)
        champ = Champ("Une autre question", boite)
        self.liste.setAccessibleName("Une autre question")
        colonne(self).addWidget(champ)
        self._codes: tuple[CodeFait, ...] | None = None

    def montrer(self, codes: tuple[CodeFait, ...]) -> None:
        """Propose les questions qui ne sont pas encore à l’écran."""
        if codes != self._codes:
            self._codes = codes
            self.liste.proposer((*_AUCUNE, *((code.value, code.libelle) for code in codes)))
            self.setVisible(bool(codes))

    def _choisir(self) -> None:
        if self.liste.code:
            code = next(code for code in CodeFait if code == self.liste.code)
            self.liste.montrer("")
            self.choisie.emit(code)
