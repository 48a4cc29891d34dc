"""Un métier regardé, en carte : ce qui est déjà là, ce qu’il reste à apprendre."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from ui.pages.competences.etat import CarteMetier
from ui.qt import Alignement, Rendu
from ui.theme import couleur, u
from ui.widgets.barre_competences import BarreCompetences
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne


class TuileMetier(BoutonCompose):
    """Toute la carte ouvre le détail du métier."""

    def __init__(self, cle: str) -> None:
        super().__init__()
        self.cle = cle
        disposition = colonne(self, marges=(20, 14, 16, 14), espace=6)
        rangee = ligne(espace=8)
        self._titre = paragraphe("", "fort")
        rangee.addWidget(self._titre, 1)
        self._marque = Etiquette(Marque("Piste", "action", "star-bold"))
        rangee.addWidget(self._marque, 0, Alignement.AlignTop)
        disposition.addLayout(rangee)
        self._lieux = paragraphe("", "second")
        self._barre = BarreCompetences()
        self._compte = paragraphe("", "second")
        for partie in (self._lieux, self._barre, self._compte):
            disposition.addWidget(partie)
        self.laisser_passer()

    def montrer(self, metier: CarteMetier) -> None:
        """Affiche un métier du dossier."""
        self._titre.montrer(metier.appellation)
        self._lieux.montrer(metier.lieux)
        self._lieux.setVisible(bool(metier.lieux))
        self._barre.montrer(metier.la, metier.a_confirmer, metier.a_apprendre)
        gout = f". Goût\u00a0: {metier.gout} sur 5" if metier.gout else ""
        self._compte.montrer(f"{metier.compte}{gout}")
        self._marque.setVisible(bool(metier.mot))
        est_choisi = metier.mot == "Choisi"
        picto = "star-fill" if est_choisi else "star-bold"
        self._marque.montrer(Marque(metier.mot, "action", picto))
        self.nommer(metier.phrase)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la carte."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(QPen(couleur("line"), 1))
        peintre.setBrush(couleur("surface3" if self.underMouse() else "surface"))
        cadre = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        peintre.drawRoundedRect(cadre, u(16), u(16))
