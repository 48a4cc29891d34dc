"""La couche qui passe un dossier à un collègue de l’équipe."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.equipe import Collegue
from ui.widgets.boutons import Bouton
from ui.widgets.couche import Couche
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import ligne
from ui.widgets.rangee_souple import RangeeSouple

PERSONNE = "Personne d’autre n’est inscrit sur ce serveur."


class CouchePassage(Couche):
    """`passe` porte le collègue choisi."""

    passe = Signal(object)

    def __init__(self, personne: str, collegues: tuple[Collegue, ...], parent: QWidget) -> None:
        super().__init__(
            "Passer ce dossier à un collègue",
            f"Il devient le référent de {personne}. Le passage est noté dans l’historique.",
            parent,
        )
        self._collegues = {collegue.compte: collegue for collegue in collegues}
        self.liste = ListeChoix("Nouveau référent", map(_proposer, collegues))
        titre = libelle("Nouveau référent", "libelle")
        titre.setBuddy(self.liste)
        self.corps.addWidget(titre)
        self.corps.addWidget(self.liste)
        self.passer = Bouton("Passer le dossier", "plein", "users-three")
        self.renoncer = Bouton("Garder le dossier", "contour")
        self.passer.setEnabled(bool(collegues))
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.renoncer)
        rangee.addWidget(self.passer)
        reste = paragraphe("" if collegues else PERSONNE, "second")
        self.pied.addWidget(RangeeSouple(reste, gestes, seuil=560, espace=12))
        self.passer.clicked.connect(lambda: self.passe.emit(self._collegues[self.liste.code]))
        self.renoncer.clicked.connect(self.fermee)


def _proposer(collegue: Collegue) -> tuple[str, str]:
    equipes = ", ".join(place.equipe for place in collegue.appartenances)
    return collegue.compte, f"{collegue.nom_complet} ({equipes})" if equipes else (
        collegue.nom_complet
    )
