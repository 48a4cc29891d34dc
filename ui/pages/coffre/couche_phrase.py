"""La couche qui change la phrase secrète d’un coffre ouvert."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.choix_phrase import ChoixPhrase
from ui.widgets.couche import Couche
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne
from ui.widgets.rangee_souple import RangeeSouple


class CouchePhrase(Couche):
    """`demandee` porte la nouvelle phrase, vérifiée."""

    demandee = Signal(str)

    def __init__(self, proposer: Callable[[], str], parent: QWidget) -> None:
        super().__init__(
            "Changer la phrase secrète",
            "L’ancienne n’ouvrira plus ce coffre. Les sauvegardes déjà faites gardent la leur.",
            parent,
        )
        self.choix = ChoixPhrase(proposer)
        self.refus = Avis("refus")
        self.manque = paragraphe("", "second")
        self.changer = Bouton("Changer la phrase", "plein", "key-bold")
        self.renoncer = Bouton("Garder l’ancienne", "contour")
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self.choix)
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.renoncer)
        rangee.addWidget(self.changer)
        self.pied.addWidget(RangeeSouple(self.manque, gestes, seuil=560, espace=12))
        self.choix.change.connect(self._suivre)
        self.changer.clicked.connect(lambda: self.demandee.emit(self.choix.phrase))
        self.renoncer.clicked.connect(self.fermee)
        self._suivre()

    def refuser(self, phrase: str) -> None:
        """Dit pourquoi la phrase n’a pas changé."""
        self.refus.dire(phrase)

    def _suivre(self) -> None:
        self.manque.montrer(self.choix.manque or "Tout est prêt.")
        self.changer.setEnabled(not self.choix.manque)
        self.changer.setAccessibleDescription(self.choix.manque)
