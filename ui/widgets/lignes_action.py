"""Des lignes qui appellent une action : la créer d’un geste, ou voir qu’elle est déjà au plan."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 420


class LigneAction(Protocol):
    """Un texte, l’action qu’il appelle, et si elle est déjà dans le plan."""

    @property
    def texte(self) -> str:
        """Ce qui est écrit."""
        ...

    @property
    def action(self) -> str:
        """L’intitulé de l’action."""
        ...

    @property
    def est_dans_le_plan(self) -> bool:
        """Vrai si l’action y est déjà."""
        ...


class LignesAction(QWidget):
    """`cree` porte l’intitulé de l’action ; `retiree` porte le texte de la ligne."""

    cree = Signal(str)
    retiree = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lignes = colonne(self, espace=4)
        self._montrees: Sequence[LigneAction] = ()
        self.creations: dict[str, Bouton] = {}
        self.retraits: dict[str, BoutonPicto] = {}

    def montrer(self, lignes: Sequence[LigneAction]) -> None:
        """Affiche les lignes ; rien ne bouge si rien n’a changé."""
        if lignes != self._montrees:
            self._montrees = lignes
            vider(self._lignes)
            self.creations, self.retraits = {}, {}
            for une in lignes:
                self._lignes.addWidget(filet())
                self._lignes.addWidget(self._rangee(une))

    def _rangee(self, une: LigneAction) -> QWidget:
        gestes = QWidget()
        rangee = ligne(gestes, espace=4)
        if une.est_dans_le_plan:
            marque = Etiquette(Marque("Dans le plan", "ok", "check-circle-fill"))
            rangee.addWidget(marque, 0, Alignement.AlignVCenter)
        else:
            bouton = Bouton("Créer l’action", "contour")
            bouton.setAccessibleName(composer(f"Créer l’action : {une.action}"))
            bouton.clicked.connect(lambda: self.cree.emit(une.action))
            self.creations[une.texte] = bouton
            rangee.addWidget(bouton)
        rangee.addStretch(1)
        retrait = BoutonPicto(f"Retirer : {une.texte}", "x-bold")
        retrait.clicked.connect(lambda: self.retiree.emit(une.texte))
        self.retraits[une.texte] = retrait
        rangee.addWidget(retrait)
        return RangeeSouple(paragraphe(une.texte), gestes, seuil=_SEUIL, espace=8)
