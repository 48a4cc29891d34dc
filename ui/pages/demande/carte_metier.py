"""Un métier dont la personne parle : choisi dans le livre, ou dit avec ses mots."""

from PySide6.QtGui import QShowEvent

from cep_desktop.domain.personne import Accord
from cep_desktop.referentiels.genre import nommer
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from ui.pages.demande.gestes import Gestes
from ui.taches import lancer
from ui.widgets.ajout_metier import AjoutMetier
from ui.widgets.carte import Carte
from ui.widgets.mise_en_page import colonne


class CarteMetier(Carte):
    """Le métier rejoint les thèmes de la demande ; rien n’est décidé."""

    def __init__(self, gestes: Gestes, bibliotheque: Bibliotheque, accord: Accord) -> None:
        super().__init__("simple")
        self._gestes, self._bibliotheque = gestes, bibliotheque
        self.ajout = AjoutMetier(
            "Un métier dont on parle",
            bibliotheque.proposer,
            exemple="Avec ses mots",
            nommer=lambda nom: nommer(nom, accord),
        )
        colonne(self, marges=(24, 14, 24, 18)).addWidget(self.ajout)
        self.ajout.ajoute.connect(self._noter)
        self.ajout.trouve.connect(lambda _, nom: self._noter(nom))

    def showEvent(self, evenement: QShowEvent) -> None:
        """Prépare la recherche d’un métier, hors du fil de l’écran."""
        super().showEvent(evenement)
        if not self._bibliotheque.est_prete:
            lancer(lambda _: self._bibliotheque.preparer(), self)

    def _noter(self, nom: str) -> None:
        self.ajout.repondre(self._gestes.parler_d_un_metier(nom))
