"""Les autres projets de la personne, rappelés en tête de page : on y va d’un geste."""

from PySide6.QtWidgets import QWidget

from ui.pages.projet.etat_possible import AutreProjet
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 560


class RappelAutres(QWidget):
    """Se cache tant que la personne n’a qu’un projet ; `voir` est à brancher."""

    def __init__(self) -> None:
        super().__init__()
        mots = QWidget()
        rangee = ligne(mots, espace=10)
        rangee.addWidget(Picto("files", "ink2"))
        self.phrase = paragraphe("", "second")
        rangee.addWidget(self.phrase, 1)
        self.voir = Bouton("Voir les autres projets", "discret")
        geste = QWidget()
        ligne(geste).addWidget(self.voir, 0, Alignement.AlignLeft)
        bloc = RangeeSouple(mots, geste, seuil=_SEUIL, parts=(1, 0), espace=12)
        ligne(self).addWidget(bloc)
        self.hide()

    def montrer(self, autres: tuple[AutreProjet, ...]) -> None:
        """Dit quels projets attendent."""
        if len(autres) == 1:
            self.phrase.montrer(f"Un autre projet est mis de côté : {autres[0].enonce}")
        else:
            self.phrase.montrer(f"{len(autres)} autres projets sont mis de côté.")
        self.setVisible(bool(autres))
