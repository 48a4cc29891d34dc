"""Les filtres de la page : transition écologique, intérêts, conditions refusées, réglementé."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.metiers_proches.etat import INTERETS, TRANSITIONS, Choix
from ui.widgets.case import CaseACocher
from ui.widgets.champ import Champ
from ui.widgets.flux import Flux
from ui.widgets.liste_choix import ListeChoix

_TOUT = (("", "Peu importe"),)


class FiltresMetiers(QWidget):
    """`change` part à chaque choix ; rien de choisi laisse tout passer."""

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.transition = ListeChoix("Transition écologique", (*_TOUT, *TRANSITIONS))
        self.interet = ListeChoix("Ce que j’aime", (*_TOUT, *INTERETS))
        self.refus = ListeChoix("Ce que je refuse", _TOUT)
        self.reglemente = CaseACocher("Sans métier réglementé")
        flux = Flux(self, espace=14)
        for titre, liste in (
            ("Transition écologique", self.transition),
            ("Ce que j’aime", self.interet),
            ("Ce que je refuse", self.refus),
        ):
            flux.addWidget(Champ(titre, liste))
            liste.choisi.connect(self._prevenir)
        flux.addWidget(self.reglemente)
        self.reglemente.clicked.connect(self._prevenir)

    def _prevenir(self) -> None:
        self.change.emit()

    def proposer_les_conditions(self, conditions: tuple[str, ...]) -> None:
        """Donne les conditions de travail que le livre connaît."""
        self.refus.proposer((*_TOUT, *((c, c) for c in conditions)))

    @property
    def choix(self) -> Choix:
        """Ce qui est choisi."""
        return Choix(
            self.transition.code,
            self.interet.code,
            self.refus.code,
            sans_reglemente=self.reglemente.isChecked(),
        )
