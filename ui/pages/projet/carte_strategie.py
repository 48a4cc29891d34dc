"""Notre stratégie : la phrase du papier, les mots de la personne, et le plan de secours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.co_construction import CHOISISSENT
from ui.pages.projet.etat_chemins import EtatChemins
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampRecit, ChampTexte
from ui.widgets.choix_auteur import ChoixAuteur
from ui.widgets.citation import MotsDeLaPersonne
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.validation import BoutonValider

_SEUIL = 760


class CarteStrategie(Carte):
    """`change` porte le nom du champ et ses mots ; `dite` les mots de la personne."""

    change = Signal(str, str)
    dite = Signal(str)
    attribuee = Signal(str, str)

    def __init__(self, personne: str, conseiller: str) -> None:
        super().__init__("simple")
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=10)
        disposition.addWidget(paragraphe("Notre stratégie", "carte"))
        self.mots = MotsDeLaPersonne(f"Les mots de {personne}")
        self.mots.saisi.connect(self.dite)
        self.enonce = ChampRecit(
            "La stratégie, telle que le plan l’écrira", aide="Ce que nous avons comparé, et choisi."
        )
        self.enonce.zone.suivre_le_texte(96)
        self.enonce.saisi.connect(lambda mots: self.change.emit("enonce", mots))
        self.secours = ChampTexte("Et si cela ne marche pas ? Le plan de secours")
        self.secours.saisi.connect(lambda mots: self.change.emit("plan_de_secours", mots))
        self.auteurs = {
            "propose_par": ChoixAuteur("Proposée par", personne, conseiller),
            "choisi_par": ChoixAuteur("Choisie par", personne, conseiller, CHOISISSENT),
        }
        for role, auteur in self.auteurs.items():
            auteur.choisi.connect(lambda code, role=role: self.attribuee.emit(role, code))
        self.validation = BoutonValider("la stratégie", self)
        gauche, droite = QWidget(), QWidget()
        pile = colonne(gauche, espace=10)
        pile.addWidget(self.enonce)
        pile.addWidget(Champ("Proposée par", self.auteurs["propose_par"]))
        pile.addWidget(Champ("Choisie par", self.auteurs["choisi_par"]))
        pile.addStretch(1)
        pile = colonne(droite, espace=10)
        pile.addWidget(self.mots)
        pile.addWidget(self.secours)
        bas = QWidget()
        Flux(bas).addWidget(self.validation)
        pile.addWidget(bas)
        pile.addStretch(1)
        disposition.addWidget(RangeeSouple(gauche, droite, seuil=_SEUIL, parts=(1, 1), espace=24))

    def montrer(self, etat: EtatChemins) -> None:
        """Affiche la stratégie du dossier."""
        self.mots.montrer(etat.paroles, etat.paroles_de)
        self.enonce.montrer(etat.enonce)
        self.secours.montrer(etat.plan_de_secours)
        self.auteurs["propose_par"].montrer(etat.propose_par)
        self.auteurs["choisi_par"].montrer(etat.choisi_par)
        self.validation.montrer(etat.valide_le)
