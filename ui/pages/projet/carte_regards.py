"""Les atouts, les freins et les opportunités du projet, dits à deux."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.commandes.regards import Regard
from ui.pages.projet.etat_possible import EtatPossible, LigneRegard
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.boutons import BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import paragraphe
from ui.widgets.lignes_action import LignesAction
from ui.widgets.mise_en_page import colonne, filet, ligne, vider

_COLONNE = 260
_MOTS = {
    Regard.ATOUTS: ("Mes atouts", "Ce que j’ai pour moi", "Neuf ans avec le public"),
    Regard.FREINS: ("Ce qui freine", "Ce qu’il faudra lever", "Pas de voiture le mercredi"),
    Regard.OPPORTUNITES: (
        "Les opportunités",
        "Ce qui tombe bien",
        "Une clinique ouvre à Amboise",
    ),
}
_AJOUTS = {
    Regard.ATOUTS: "Un atout de plus",
    Regard.FREINS: "Un frein de plus",
    Regard.OPPORTUNITES: "Une opportunité de plus",
}


class _Lignes(QWidget):
    """Des lignes que l’on retire."""

    retiree = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pile = colonne(self, espace=4)
        self._montrees: tuple[LigneRegard, ...] = ()

    def montrer(self, lignes: tuple[LigneRegard, ...]) -> None:
        """Affiche les lignes ; rien ne bouge si rien n’a changé."""
        if lignes == self._montrees:
            return
        self._montrees = lignes
        vider(self._pile)
        for une in lignes:
            retrait = BoutonPicto(f"Retirer : {une.texte}", "x-bold")
            retrait.clicked.connect(lambda _=False, mots=une.texte: self.retiree.emit(mots))
            rangee = QWidget()
            disposition = ligne(rangee, espace=8)
            disposition.addWidget(paragraphe(une.texte), 1)
            disposition.addWidget(retrait)
            self._pile.addWidget(filet())
            self._pile.addWidget(rangee)


class CarteRegards(Carte):
    """`ajoute` et `retire` portent le regard et les mots ; un frein peut devenir une action."""

    ajoute = Signal(object, str)
    retire = Signal(object, str)
    cree = Signal(str)

    def __init__(self) -> None:
        super().__init__("simple")
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=10)
        disposition.addWidget(paragraphe("Ce qui joue pour, ce qui joue contre", "carte"))
        self.ajouts: dict[Regard, AjoutLigne] = {}
        self._lignes: dict[Regard, _Lignes] = {}
        self.freins = LignesAction()
        grille = GrilleSouple(largeur=_COLONNE, maximum=3, espace=24)
        grille.ranger(tuple(self._colonne(regard) for regard in Regard))
        disposition.addWidget(grille)
        self.freins.cree.connect(self.cree)
        self.freins.retiree.connect(lambda mots: self.retire.emit(Regard.FREINS, mots))

    def montrer(self, etat: EtatPossible) -> None:
        """Affiche les regards du projet."""
        self.freins.montrer(etat.freins)
        self._lignes[Regard.ATOUTS].montrer(etat.atouts)
        self._lignes[Regard.OPPORTUNITES].montrer(etat.opportunites)

    def _colonne(self, regard: Regard) -> QWidget:
        titre, aide, exemple = _MOTS[regard]
        boite = QWidget()
        pile = colonne(boite, espace=6)
        pile.addWidget(paragraphe(titre, "fort"))
        pile.addWidget(paragraphe(aide, "legende"))
        if regard is Regard.FREINS:
            pile.addWidget(self.freins)
        else:
            self._lignes[regard] = _Lignes()
            self._lignes[regard].retiree.connect(self._retrait(regard))
            pile.addWidget(self._lignes[regard])
        self.ajouts[regard] = ajout = AjoutLigne(_AJOUTS[regard], exemple=exemple, est_etroit=True)
        ajout.ajoute.connect(lambda mots: self.ajoute.emit(regard, mots))
        pile.addWidget(ajout)
        pile.addStretch(1)
        return boite

    def _retrait(self, regard: Regard) -> Callable[[str], None]:
        return lambda mots: self.retire.emit(regard, mots)
