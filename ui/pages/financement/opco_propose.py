"""L’OPCO que la convention désigne, proposé au-dessus d’un financeur neuf."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.livres.completion import Propositions
from ui.completion import BoutonProposition
from ui.taches import DernierCalcul
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, vider

ChercheurOpco = Callable[[], Propositions]
"""Rend les OPCO de la convention de la personne ; appelé hors du fil de l’écran."""


class OpcoPropose(QWidget):
    """`choisi` porte un nom d’OPCO ; sans livre ou sans convention, rien ne se montre."""

    choisi = Signal(str)

    def __init__(self, chercher: ChercheurOpco) -> None:
        super().__init__()
        self._chercher = chercher
        self.boutons: list[BoutonProposition] = []
        self.annonce = paragraphe("", "second")
        disposition = colonne(self, espace=6)
        disposition.addWidget(self.annonce)
        self._pile = colonne(espace=6)
        disposition.addLayout(self._pile)
        self._calcul = DernierCalcul(self)
        self._calcul.pret.connect(self._montrer)
        self.hide()

    def demander(self) -> None:
        """Cherche l’OPCO de la convention que la situation dit."""
        self._calcul.demander(self._chercher)

    def fermer(self) -> None:
        """Retire la proposition."""
        vider(self._pile)
        self.boutons = []
        self.hide()

    def _montrer(self, propositions: Propositions) -> None:
        self.fermer()
        if not propositions.lignes:
            return
        self.annonce.montrer(
            f"D’après la convention collective. Source : {propositions.source}. "
            "Un autre financeur reste possible."
        )
        for proposition in propositions.lignes:
            bouton = BoutonProposition(proposition)
            bouton.clicked.connect(lambda _=False, p=proposition: self.choisi.emit(p.valeur))
            self.boutons.append(bouton)
            self._pile.addWidget(bouton)
        self.show()
