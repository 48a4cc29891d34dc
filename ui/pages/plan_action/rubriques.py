"""Les six rubriques du plan : toujours visibles, avec le chemin vers celle qui manque."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.rules.completude import CodeRubrique, EtatRubrique
from ui.pages.plan_action.etat import EtatRubriqueMontree
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider

_PAGES = {
    CodeRubrique.FORMATION: "financement",
    CodeRubrique.DISPOSITIFS: "aides",
    CodeRubrique.FINANCEMENT: "financement",
    CodeRubrique.CALENDRIER: "calendrier",
}
"""Où se complète une rubrique ; les étapes et les actions se complètent ici."""


class BandeRubriques(QWidget):
    """Six étiquettes, puis une phrase et un chemin par rubrique à compléter.

    `aller` nomme la page où la compléter ; `ici` dit que c’est dans le plan.
    """

    aller = Signal(str)
    ici = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        disposition = colonne(self, espace=4)
        rangee = QWidget()
        self._flux = Flux(rangee, espace=8)
        disposition.addWidget(rangee)
        self._manques = colonne(espace=0)
        disposition.addLayout(self._manques)
        self._montrees: tuple[EtatRubriqueMontree, ...] = ()

    def montrer(self, rubriques: tuple[EtatRubriqueMontree, ...]) -> None:
        """Affiche l’état des six rubriques."""
        if rubriques == self._montrees:
            return
        self._montrees = rubriques
        vider(self._flux)
        vider(self._manques)
        self._flux.addWidget(libelle("Rubriques du plan", "legende"))
        for rubrique in rubriques:
            self._flux.addWidget(Etiquette(_marque(rubrique)))
            if rubrique.etat is EtatRubrique.A_COMPLETER:
                self._manques.addWidget(self._manque(rubrique))

    def _manque(self, rubrique: EtatRubriqueMontree) -> QWidget:
        boite = QWidget()
        rangee = ligne(boite, espace=8)
        rangee.addWidget(Picto("question-fill", "warn_fill", 18))
        rangee.addWidget(paragraphe(f"{rubrique.titre} : {rubrique.manque}", "second"), 1)
        page = _PAGES.get(rubrique.code)
        bouton = Bouton("Compléter", "discret", "arrow-right-bold")
        bouton.setAccessibleName(f"Compléter {rubrique.titre.lower()}")
        bouton.clicked.connect(lambda: self.aller.emit(page) if page else self.ici.emit())
        rangee.addWidget(bouton)
        return boite


def _marque(rubrique: EtatRubriqueMontree) -> Marque:
    match rubrique.etat:
        case EtatRubrique.REMPLIE:
            return Marque(rubrique.titre, "ok", "check-circle-fill")
        case EtatRubrique.A_COMPLETER:
            return Marque(f"{rubrique.titre} à compléter", "warn", "question-fill")
        case EtatRubrique.SANS_OBJET:
            return Marque(f"{rubrique.titre} pas nécessaire", "neutre", "minus-circle-fill")
