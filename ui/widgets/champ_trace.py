"""La trace d’un élément co-construit : qui le propose, et les mots de la personne."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.co_construction import Auteur, CoConstruction, Paroles
from ui.widgets.champ import Champ
from ui.widgets.champ_paroles import ChampParoles
from ui.widgets.choix import code_choisi
from ui.widgets.choix_auteur import ChoixAuteur
from ui.widgets.mise_en_page import colonne


class ChampTrace(QWidget):
    """`trace` porte la co-construction telle qu’elle devient, à valider de nouveau."""

    trace = Signal(object)

    def __init__(self, personne: str, conseiller: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace, self._le = CoConstruction(), date.min
        self.auteur = ChoixAuteur("Proposé par", personne, conseiller)
        self.auteur.choisi.connect(
            lambda code: self._changer(propose_par=code_choisi(Auteur, code))
        )
        self.paroles = ChampParoles(f"Les mots de {personne}", hauteur=72)
        self.paroles.saisi.connect(self._dire)
        disposition = colonne(self, espace=16)
        disposition.addWidget(Champ("Proposé par", self.auteur))
        disposition.addWidget(self.paroles)

    def montrer(self, trace: CoConstruction, *, le: date) -> None:
        """Affiche la trace du dossier ; `le` date les mots que l’on écrira."""
        self._trace, self._le = trace, le
        self.auteur.montrer(trace.propose_par or "")
        self.paroles.montrer(trace.paroles.texte if trace.paroles else "")

    def _dire(self, texte: str) -> None:
        self._changer(paroles=Paroles(texte=texte, dites_le=self._le) if texte else None)

    def _changer(self, **champs: object) -> None:
        self.trace.emit(self._trace.avec(valide_ensemble_le=None, **champs))
