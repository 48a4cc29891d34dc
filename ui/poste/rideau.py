"""Le rideau : d’une touche, plus rien ne se voit, ni la page, ni le titre, ni la vignette."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui.poste.decor import Decor
from ui.qt import Alignement, Raison
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne


class Rideau(Decor):
    """Le fond canard et deux phrases ; aucun nom n’y figure. `verrouille` demande le verrou."""

    verrouille = Signal()

    def __init__(self) -> None:
        super().__init__(largeur=460)
        pile = colonne(self.carte, marges=(32, 32, 32, 32), espace=12)
        titre = libelle("Un instant, s’il vous plaît", "section")
        phrase = paragraphe("L’écran revient dans un moment.", "second")
        for mots in (titre, phrase):
            mots.setAlignment(Alignement.AlignHCenter)
            pile.addWidget(mots)
        self.lever = Bouton("Lever le rideau (F8)", "contour", "eye")
        pile.addWidget(self.lever, 0, Alignement.AlignHCenter)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self).activated.connect(self.verrouille)
        self.setAccessibleName("Rideau de confidentialité. Pour le lever : F8.")

    def viser(self) -> None:
        """Donne le clavier au bouton."""
        self.lever.setFocus(Raison.OtherFocusReason)
