"""Pourquoi nous avons choisi celle-ci : les mots de la personne, ceux du conseiller à part."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.co_construction import CHOISISSENT
from cep_desktop.domain.dossier import Dossier
from ui.pages.projet.etat_pistes import Choix as PisteChoisie
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.choix_auteur import ChoixAuteur
from ui.widgets.citation import MotsDeLaPersonne
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.validation import BoutonValider

_SEUIL = 860


class CartePourquoi(Carte):
    """`attribuee` porte à qui revient le choix ; rien n’est attribué d’avance."""

    dite = Signal(str)
    commentee = Signal(str)
    attribuee = Signal(str)

    def __init__(self, dossier: Dossier) -> None:
        super().__init__("simple")
        personne, conseiller = dossier.beneficiaire.prenom, dossier.referent.prenom
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=10)
        self.titre = paragraphe("", "carte")
        disposition.addWidget(self.titre)
        self.mots = MotsDeLaPersonne(f"Les mots de {personne}")
        self.mots.saisi.connect(self.dite)
        self.avis = ChampTexte(f"Ce qu’en dit {conseiller}")
        self.avis.saisi.connect(self.commentee)
        self.par = ChoixAuteur("Choisie par", personne, conseiller, CHOISISSENT)
        self.par.choisi.connect(self.attribuee)
        self.validation = BoutonValider("ce choix", self)
        gauche, droite = QWidget(), QWidget()
        pile = colonne(gauche, espace=10)
        pile.addWidget(self.mots)
        pile.addWidget(self.avis)
        pile.addStretch(1)
        pile = colonne(droite, espace=10)
        pile.addWidget(Champ("Choisie par", self.par))
        bas = QWidget()
        Flux(bas).addWidget(self.validation)
        pile.addWidget(bas)
        pile.addStretch(1)
        disposition.addWidget(RangeeSouple(gauche, droite, seuil=_SEUIL, espace=24))

    def montrer(self, choix: PisteChoisie) -> None:
        """Affiche la piste choisie."""
        self.titre.montrer(f"Pourquoi nous avons choisi celle-ci : {choix.titre}")
        self.mots.montrer(choix.paroles, choix.paroles_de)
        self.avis.montrer(choix.avis)
        self.par.montrer(choix.choisie_par)
        self.validation.montrer(choix.valide_le)
