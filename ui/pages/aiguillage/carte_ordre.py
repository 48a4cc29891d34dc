"""L’ordre que la loi impose, rappelé en tête : intervertir deux pas fait perdre un droit."""

from PySide6.QtWidgets import QWidget

from ui.pages.aiguillage.etat import OrdreAffiche
from ui.pages.aiguillage.marques import PICTOS
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne


class CarteOrdre(Carte):
    """Les pas dans l’ordre, et ce qui est déjà franchi ; rouge si l’ordre est rompu."""

    def __init__(self, ordre: OrdreAffiche, parent: QWidget | None = None) -> None:
        super().__init__("refus" if ordre.est_rompu else "soleil", parent)
        ton = "bad" if ordre.est_rompu else "sun_ink"
        disposition = colonne(self, marges=(22, 16, 22, 16), espace=10)
        disposition.addWidget(paragraphe(ordre.titre, "carte"))
        disposition.addWidget(paragraphe(ordre.avertissement, "fort", ton=ton))
        for pas in ordre.pas:
            rangee = ligne(espace=12)
            rangee.addWidget(Picto(*PICTOS[pas.etat], 22), 0, Alignement.AlignTop)
            mots = colonne(espace=0)
            mots.addWidget(paragraphe(pas.libelle))
            mots.addWidget(paragraphe(pas.quand, "second"))
            rangee.addLayout(mots, 1)
            disposition.addLayout(rangee)
        disposition.addWidget(paragraphe(ordre.reference, "legende"))
