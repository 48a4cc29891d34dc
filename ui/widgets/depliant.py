"""Une carte que l’on replie : son titre et son résumé restent, son contenu se cache."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pictogrammes import pictogramme
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne


class Depliant(Carte):
    """`bascule` part quand la personne déplie ou replie ; `corps` reçoit le contenu."""

    bascule = Signal(bool)

    def __init__(self, titre: str, *a_droite: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        disposition = colonne(self, marges=(12, 8, 16, 8), espace=4)
        rangee = ligne(espace=10)
        self.tete = Bouton(titre, "titre", "caret-right-bold")
        self.tete.clicked.connect(self._basculer)
        rangee.addWidget(self.tete, 0, Alignement.AlignTop)
        self.resume = paragraphe("", "second")
        rangee.addWidget(self.resume, 1, Alignement.AlignVCenter)
        rangee.addStretch(0)
        for widget in a_droite:
            rangee.addWidget(widget, 0, Alignement.AlignVCenter)
        disposition.addLayout(rangee)
        self._contenu = QWidget()
        self.corps: QVBoxLayout = colonne(self._contenu, marges=(8, 0, 4, 8), espace=8)
        disposition.addWidget(self._contenu)
        self._est_ouvert = True
        self.deplier(est_ouvert=False)

    @property
    def est_ouvert(self) -> bool:
        """Vrai si le contenu est montré."""
        return self._est_ouvert

    def deplier(self, *, est_ouvert: bool) -> None:
        """Montre ou cache le contenu, sans prévenir."""
        self._est_ouvert = est_ouvert
        self._contenu.setVisible(est_ouvert)
        self.resume.setVisible(not est_ouvert)
        self.tete.setIcon(pictogramme("caret-down-bold" if est_ouvert else "caret-right-bold"))
        self.tete.setAccessibleDescription("Déplié" if est_ouvert else "Replié")

    def _basculer(self) -> None:
        self.deplier(est_ouvert=not self._est_ouvert)
        self.bascule.emit(self._est_ouvert)
