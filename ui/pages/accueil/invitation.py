"""La carte du premier lancement : proposer la visite ; et dire que l’exemple peut s’effacer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple

_VISITE = "Première fois ? Faites la visite, en trois minutes, sur un dossier d’exemple."
_EXEMPLE = "Un dossier d’exemple est dans la liste. Vous pouvez le supprimer."


class Invitation(Carte):
    """`visite`, `plus_tard` et `supprime` sont les trois réponses."""

    visite = Signal()
    plus_tard = Signal()
    supprime = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("douce", parent)
        mots = QWidget()
        rangee = ligne(mots, espace=12)
        rangee.addWidget(Picto("path-bold", "primary", 22), 0, Alignement.AlignTop)
        self.phrase = paragraphe("")
        rangee.addWidget(self.phrase, 1)
        gestes = QWidget()
        flux = Flux(gestes, espace=8)
        self.commencer = Bouton("Commencer la visite", "contour")
        self.attendre = Bouton("Plus tard", "discret")
        self.supprimer = Bouton("Supprimer l’exemple", "danger", "trash")
        for bouton in (self.commencer, self.attendre, self.supprimer):
            flux.addWidget(bouton)
        corps = RangeeSouple(mots, gestes, seuil=760, espace=12)
        colonne(self, marges=(20, 12, 20, 12)).addWidget(corps)
        self.commencer.clicked.connect(self.visite)
        self.attendre.clicked.connect(self.plus_tard)
        self.supprimer.clicked.connect(self.supprime)
        self.hide()

    def proposer(self, *, est_neuf: bool, a_un_exemple: bool) -> None:
        """Propose la visite tant qu’elle est neuve, et la suppression tant que l’exemple reste."""
        phrases = (_VISITE if est_neuf else "", _EXEMPLE if a_un_exemple else "")
        self.phrase.montrer(" ".join(filter(None, phrases)))
        self.commencer.setVisible(est_neuf)
        self.attendre.setVisible(est_neuf)
        self.supprimer.setVisible(a_un_exemple)
        self.setVisible(est_neuf or a_un_exemple)
