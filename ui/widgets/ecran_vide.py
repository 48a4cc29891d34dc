"""L’écran vide : le chemin dessiné, une phrase, une action."""

from PySide6.QtWidgets import QWidget

from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.chemin import DessinVide
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne


class EcranVide(QWidget):
    """Dit par quoi commencer, jamais « aucune donnée »."""

    def __init__(
        self, titre: str, phrase: str, action: Bouton | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        disposition = colonne(self, marges=(24, 28, 24, 28), espace=10)
        centre = Alignement.AlignHCenter
        disposition.addWidget(DessinVide(), 0, centre)
        self.titre = libelle(titre, "section")
        self.titre.setAlignment(centre)
        disposition.addWidget(self.titre)
        self.phrase = paragraphe(phrase, "second")
        self.phrase.setAlignment(centre)
        disposition.addWidget(self.phrase)
        if action is not None:
            disposition.addSpacing(8)
            disposition.addWidget(action, 0, centre)
