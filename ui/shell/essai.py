"""Le bandeau de l’essai : rien n’est gardé, et de quoi créer son coffre."""

from PySide6.QtWidgets import QWidget

from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple


class BandeauEssai(Carte):
    """Dit clairement que l’on essaie, sur la liste des dossiers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("douce", parent)
        mots = QWidget()
        rangee = ligne(mots, espace=12)
        rangee.addWidget(Picto("info", "primary", 22), 0, Alignement.AlignTop)
        rangee.addWidget(
            paragraphe("Vous essayez avec des exemples. Rien n’est gardé après la fermeture."), 1
        )
        self.creer = Bouton("Créer mon coffre", "contour", "vault")
        souple = RangeeSouple(mots, self.creer, seuil=620, espace=12)
        colonne(self, marges=(20, 12, 20, 12)).addWidget(souple)
