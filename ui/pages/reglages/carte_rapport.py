"""Ce que la vérification d’un modèle a trouvé, et ce qu’on peut en faire."""

from PySide6.QtWidgets import QWidget

from ui.pages.reglages.etat import EtatRapport
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import ajuster, colonne, ligne, vider


class CarteRapport(Carte):
    """Chaque défaut dit sa place et son remède ; un modèle qui ne convient pas ne s’active pas."""

    def __init__(self) -> None:
        super().__init__("douce")
        self.titre = libelle("", "carte")
        self.conclusion = paragraphe("", "fort")
        self.regarder = Bouton("Regarder l’exemple rempli", "contour", "eye")
        self.enregistrer = Bouton("Enregistrer l’exemple", "contour", "file-text")
        self.activer = Bouton("Activer ce modèle", "plein", "check-bold")
        self.fermer = Bouton("Fermer", "discret")
        boite = colonne(self, marges=(20, 14, 16, 14), espace=8)
        boite.addWidget(self.titre)
        boite.addWidget(self.conclusion)
        self._points = colonne(espace=6)
        boite.addLayout(self._points)
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        for bouton in (self.activer, self.regarder, self.enregistrer, self.fermer):
            flux.addWidget(bouton)
        boite.addWidget(gestes)
        self.fermer.clicked.connect(self.hide)
        self.hide()

    def montrer(self, etat: EtatRapport) -> None:
        """Affiche un rapport entier."""
        self.titre.montrer(f"Vérification : {etat.titre}")
        self.conclusion.montrer(etat.conclusion)
        vider(self._points)
        for point in etat.points:
            rangee = ligne(espace=10)
            rangee.addWidget(Picto(point.picto, point.ton, 20), 0, Alignement.AlignTop)
            mots = colonne(espace=0)
            mots.addWidget(paragraphe(point.phrase))
            if point.lieu:
                mots.addWidget(paragraphe(point.lieu, "second"))
            rangee.addLayout(mots, 1)
            self._points.addLayout(rangee)
        for bouton in (self.activer, self.regarder, self.enregistrer):
            bouton.setVisible(etat.convient)
        self.show()
        ajuster(self)
