"""Un choix parmi quelques réponses, toutes visibles."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from cep_desktop.domain.code import Code
from ui.qt import Taille
from ui.widgets.boutons import Bouton
from ui.widgets.flux import Flux
from ui.widgets.mise_en_page import mesurer

C = TypeVar("C", bound=Code)


def code_choisi(enumeration: type[C], code: str) -> C:
    """Rend le membre d’une énumération du métier qui porte ce code."""
    return next(membre for membre in enumeration if membre == code)


class Choix(QFrame):
    """Réponses côte à côte, une seule choisie ; passe à la ligne si la place manque."""

    choisi = Signal(str)

    def __init__(
        self, nom: str, reponses: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(nom)
        self.setSizePolicy(Taille.Preferred, Taille.Minimum)
        self._groupe = QButtonGroup(self)
        self._boutons: dict[str, Bouton] = {}
        flux = Flux(self, espace=2)
        mesurer(flux, marges=(2, 2, 2, 2), espace=0)
        for code, mot in reponses:
            bouton = Bouton(mot, "segment")
            bouton.setCheckable(True)
            bouton.setAccessibleName(f"{nom}\u00a0: {mot}")
            bouton.clicked.connect(lambda _=False, code=code: self.choisi.emit(code))
            self._groupe.addButton(bouton)
            self._boutons[code] = bouton
            flux.addWidget(bouton)

    def montrer(self, code: str) -> None:
        """Affiche la réponse choisie, ou aucune si `code` est vide, sans prévenir."""
        if code:
            self._boutons[code].setChecked(True)
            return
        self._groupe.setExclusive(False)
        for bouton in self._boutons.values():
            bouton.setChecked(False)
        self._groupe.setExclusive(True)

    @property
    def code(self) -> str:
        """Code de la réponse choisie, vide si aucune."""
        return next((code for code, b in self._boutons.items() if b.isChecked()), "")

    def bouton(self, code: str) -> Bouton:
        """Rend le bouton d’une réponse."""
        return self._boutons[code]
