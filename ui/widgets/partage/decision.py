"""Une question et ses réponses côte à côte : on choisit, puis on garde son choix."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.qt import Alignement
from ui.vue_partagee import Decision
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.grand_choix import GrandChoix, Option
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne
from ui.widgets.partage.gestes import Agir
from ui.widgets.rangee_souple import RangeeSouple

_LARGEUR, _HAUTEUR = 270, 96
_A_CHOISIR = "Choisissez d’abord une réponse."


class DecisionPartagee(QWidget):
    """Choisir ne change rien : `garder` fait le geste de la réponse choisie."""

    def __init__(self, montre: Decision, agir: Agir) -> None:
        super().__init__()
        self._montre, self._agir = montre, agir
        pile = colonne(self, espace=16)
        carte = Carte()
        dedans = colonne(carte, marges=(28, 20, 28, 24), espace=14)
        dedans.addWidget(paragraphe(montre.titre, "section"))
        boite = GrilleSouple(largeur=_LARGEUR, maximum=3, espace=16)
        groupe = QButtonGroup(boite)
        self.reponses: list[GrandChoix] = []
        for reponse in montre.reponses:
            choix = GrandChoix(Option(reponse.mot, reponse.mot, reponse.picto, reponse.phrase))
            fixer(choix, hauteur_min=_HAUTEUR)
            choix.setChecked(reponse.est_choisie)
            choix.toggled.connect(lambda _: self._dire())
            groupe.addButton(choix)
            self.reponses.append(choix)
        boite.ranger(self.reponses)
        dedans.addWidget(boite)
        pile.addWidget(carte)
        promesse = QWidget()
        rangee = ligne(promesse, espace=12)
        rangee.addWidget(Picto("info", "ink2", 24), 0, Alignement.AlignVCenter)
        rangee.addWidget(paragraphe(montre.promesse, "second"), 1)
        self.garder = Bouton(montre.garder, "plein", "handshake-fill")
        self.garder.clicked.connect(self._garder)
        pile.addWidget(RangeeSouple(promesse, self.garder, seuil=620, parts=(1, 0), espace=12))
        self._dire()

    @property
    def _choisie(self) -> int | None:
        return next((rang for rang, c in enumerate(self.reponses) if c.isChecked()), None)

    def _dire(self) -> None:
        rang = self._choisie
        est_gardee = rang is not None and self._montre.reponses[rang].est_choisie
        self.garder.setEnabled(rang is not None and not est_gardee)
        self.garder.setAccessibleDescription(_A_CHOISIR if rang is None else "")

    def _garder(self) -> None:
        rang = self._choisie
        if rang is not None:
            self._agir(self._montre.reponses[rang].geste)
