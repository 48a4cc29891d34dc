"""Le premier écran d’un poste neuf : créer son coffre, ou essayer avec les exemples."""

from PySide6.QtCore import Signal

from ui.poste.decor import Decor, au_milieu, enseigne
from ui.qt import Alignement
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import Libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet

LARGEUR = 560


class EcranBienvenue(Decor):
    """`cree` mène à la création ; `essaye` ouvre les exemples, sans rien garder."""

    cree = Signal()
    essaye = Signal()

    def __init__(self) -> None:
        super().__init__(LARGEUR)
        self.avis = Avis("avis")
        self.creer = Bouton("Créer mon coffre", "plein", "vault-bold")
        self.essayer = Bouton("Essayer avec les exemples", "contour", "folder-open")
        disposition = colonne(self.carte, marges=(44, 40, 44, 36), espace=14)
        disposition.addWidget(au_milieu(enseigne()))
        disposition.addSpacing(6)
        titre = Libelle("Bienvenue", "titre")
        titre.setAlignment(Alignement.AlignHCenter)
        disposition.addWidget(titre)
        disposition.addWidget(self.avis)
        disposition.addWidget(
            paragraphe("Un coffre chiffré garde vos dossiers sur cet ordinateur.", "sous_titre")
        )
        disposition.addWidget(self.creer)
        disposition.addSpacing(4)
        disposition.addWidget(filet())
        disposition.addSpacing(4)
        disposition.addWidget(
            paragraphe("Trois dossiers fictifs, pour découvrir. Rien n’est gardé.", "sous_titre")
        )
        disposition.addWidget(self.essayer)
        self.creer.clicked.connect(self.cree)
        self.essayer.clicked.connect(self.essaye)

    def viser(self) -> None:
        """Donne le clavier au geste principal."""
        self.creer.setFocus()
