"""Un bloc de lignes écrites : les contraintes, ou les appuis."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.situation.etat import BlocEcrit
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.avis import Avis
from ui.widgets.boutons import BoutonPicto
from ui.widgets.champ import ChampTexte
from ui.widgets.depliant import Depliant
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider


class CarteEcrite(Depliant):
    """`change` porte le rang et les nouveaux mots ; une ligne vidée est retirée."""

    ajoutee = Signal(str)
    changee = Signal(int, str)
    retiree = Signal(int)

    def __init__(self, titre: str, invite: str, exemple: str, *a_droite: QWidget) -> None:
        super().__init__(titre, *a_droite)
        self._titre = titre
        self.invite = paragraphe(invite, "second")
        self.corps.addWidget(self.invite)
        self._lignes = colonne(espace=6)
        self.corps.addLayout(self._lignes)
        self.question = Avis("avis")
        self.corps.addWidget(self.question)
        self.ajout = AjoutLigne("Ajouter une ligne", exemple=exemple)
        self.ajout.ajoute.connect(self.ajoutee)
        self.corps.addWidget(self.ajout)
        self.champs: list[ChampTexte] = []

    def montrer(self, bloc: BlocEcrit) -> None:
        """Affiche les lignes du dossier ; replié, seulement leur résumé."""
        self.resume.montrer(bloc.resume or "Rien de noté")
        if not self.est_ouvert:
            return
        if len(bloc.lignes) != len(self.champs):
            vider(self._lignes)
            self.champs = [self._champ(rang) for rang in range(len(bloc.lignes))]
        for champ, texte in zip(self.champs, bloc.lignes, strict=True):
            champ.montrer(texte)
        self.question.dire(bloc.question)

    def _champ(self, rang: int) -> ChampTexte:
        champ = ChampTexte(f"{self._titre}, ligne {rang + 1}")
        champ.cacher_le_titre()
        champ.saisi.connect(lambda texte: self._changer(rang, texte))
        retrait = BoutonPicto(f"Retirer la ligne {rang + 1}", "x-bold")
        retrait.clicked.connect(lambda: self.retiree.emit(rang))
        rangee = ligne(espace=6)
        rangee.addWidget(champ, 1)
        rangee.addWidget(retrait)
        boite = QWidget()
        boite.setLayout(rangee)
        self._lignes.addWidget(boite)
        return champ

    def _changer(self, rang: int, texte: str) -> None:
        if texte:
            self.changee.emit(rang, texte)
        else:
            self.retiree.emit(rang)
