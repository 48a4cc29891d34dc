"""Le rideau : d’une touche, plus rien ne se voit, ni la page, ni le titre, ni la vignette."""

from PySide6.QtWidgets import QWidget

from ui.poste.decor import Decor
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne


class Rideau(Decor):
    """Le fond canard et deux mots ; `lever` le referme. Aucun nom n’y figure."""

    def __init__(self) -> None:
        super().__init__(largeur=460)
        pile = colonne(self.carte, marges=(32, 32, 32, 32), espace=12)
        titre = libelle("Un instant, s’il vous plaît", "section")
        titre.setAlignment(Alignement.AlignHCenter)
        pile.addWidget(titre)
        phrase = paragraphe("L’écran revient dans un moment.", "second")
        phrase.setAlignment(Alignement.AlignHCenter)
        pile.addWidget(phrase)
        self.lever = Bouton("Lever le rideau (F8)", "contour", "eye")
        pile.addWidget(self.lever, 0, Alignement.AlignHCenter)
        self.setAccessibleName("Rideau de confidentialité, F8 pour le lever")

    def viser(self) -> None:
        """Donne le clavier au bouton."""
        self.lever.setFocus()


class RideauNu(QWidget):
    """Le même fond, sans bouton, devant le second écran."""
