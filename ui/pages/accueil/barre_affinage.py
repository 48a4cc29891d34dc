"""La barre qui affine une longue liste de dossiers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.accueil.affinage import LONGUE, QUANDS, TRIS, Affinage, niveaux, referents
from ui.pages.accueil.etat import LigneDossier
from ui.widgets.flux import Flux
from ui.widgets.liste_choix import ListeChoix

_AU_MOINS_DEUX = 3
"""« Tous », et deux choix : en dessous, il n’y a rien à choisir."""


class BarreAffinage(QWidget):
    """`change` part quand un choix change ; une courte liste ne la montre pas."""

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.niveau = ListeChoix("Niveau")
        self.quand = ListeChoix("Échéance", QUANDS)
        self.referent = ListeChoix("Référent")
        self.tri = ListeChoix("Ordre de la liste", TRIS)
        flux = Flux(self, espace=10)
        for liste in (self.niveau, self.quand, self.referent, self.tri):
            flux.addWidget(liste)
            liste.choisi.connect(self.change)

    @property
    def affinage(self) -> Affinage:
        """Ce qui est choisi."""
        return Affinage(self.niveau.code, self.quand.code, self.referent.code, self.tri.code)

    def proposer(self, lignes: Sequence[LigneDossier]) -> None:
        """Propose les niveaux et les référents de ces dossiers, en gardant les choix."""
        connus = referents(lignes)
        self.niveau.proposer(niveaux(lignes))
        self.referent.proposer(connus)
        self.referent.setVisible(len(connus) >= _AU_MOINS_DEUX)
        self.setVisible(len(lignes) >= LONGUE)
