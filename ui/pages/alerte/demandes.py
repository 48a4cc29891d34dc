"""Ce que l’on demande à l’organisme : une case par demande."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import colonne, filet, vider


class CasesDemandes(Carte):
    """`touchee` porte le rang de la case que l’on vient de cocher ou de vider."""

    touchee = Signal(int)

    def __init__(self, titre: str, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self.setAccessibleName(titre)
        self.cases: list[CaseACocher] = []
        pile = colonne(self, marges=(20, 12, 16, 12), espace=8)
        pile.addWidget(libelle(titre, "carte"))
        self._place = colonne(espace=2)
        pile.addLayout(self._place)

    def montrer(self, demandes: Sequence[tuple[str, bool]]) -> None:
        """Affiche chaque demande possible, et si elle est retenue ; le clavier reste où il est."""
        self.setVisible(bool(demandes))
        if [case.texte.text() for case in self.cases] != [phrase for phrase, _ in demandes]:
            self._dessiner([phrase for phrase, _ in demandes])
        for case, (_, est_cochee) in zip(self.cases, demandes, strict=True):
            case.setChecked(est_cochee)

    def _dessiner(self, phrases: Sequence[str]) -> None:
        vider(self._place)
        self.cases = []
        for rang, phrase in enumerate(phrases):
            if rang:
                self._place.addWidget(filet())
            case = CaseACocher(phrase)
            case.clicked.connect(lambda _=False, rang=rang: self.touchee.emit(rang))
            self._place.addWidget(case)
            self.cases.append(case)
