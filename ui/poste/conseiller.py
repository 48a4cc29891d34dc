"""Changer de conseiller : qui s’installe à ce poste, avant d’écrire sa phrase."""

from PySide6.QtCore import Signal

from ui.poste.decor import Decor, au_milieu, enseigne
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.champ import ChampTexte
from ui.widgets.libelle import Libelle, paragraphe
from ui.widgets.mise_en_page import colonne

LARGEUR = 540


class EcranConseiller(Decor):
    """`choisi` porte le prénom et le nom ; `renonce` revient à l’ouverture."""

    choisi = Signal(str, str)
    renonce = Signal()

    def __init__(self) -> None:
        super().__init__(LARGEUR)
        self.prenom = ChampTexte("Votre prénom")
        self.nom = ChampTexte("Votre nom")
        self.continuer = Bouton("Continuer", "plein", "arrow-right-bold")
        self.retour = Bouton("Retour", "discret", "arrow-left-bold")
        titre = Libelle("Changer de conseiller", "titre")
        titre.setWordWrap(True)
        phrase = paragraphe("Votre nom signera ce que vous changez. Il reste ici.", "sous_titre")
        for texte in (titre, phrase):
            texte.setAlignment(Alignement.AlignHCenter)
        disposition = colonne(self.carte, marges=(44, 40, 44, 32), espace=14)
        disposition.addWidget(au_milieu(enseigne()))
        disposition.addSpacing(6)
        for widget in (titre, phrase, self.prenom, self.nom, self.continuer, self.retour):
            disposition.addWidget(widget)
        for champ in (self.prenom, self.nom):
            champ.ligne.textChanged.connect(lambda _: self._suivre())
            champ.ligne.returnPressed.connect(self._choisir)
        self.continuer.clicked.connect(self._choisir)
        self.retour.clicked.connect(self.renonce)
        self._suivre()

    def viser(self) -> None:
        """Donne le clavier au prénom."""
        self.prenom.viser()

    def _suivre(self) -> None:
        est_pret = bool(self.prenom.texte and self.nom.texte)
        raison = "" if est_pret else "Il reste à écrire votre prénom et votre nom."
        self.continuer.setEnabled(est_pret)
        self.continuer.setAccessibleDescription(raison)

    def _choisir(self) -> None:
        if self.continuer.isEnabled():
            self.choisi.emit(self.prenom.texte, self.nom.texte)
