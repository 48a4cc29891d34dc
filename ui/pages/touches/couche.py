"""La couche des raccourcis : toutes les touches, en deux colonnes si la place le permet."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.touches.etat import GroupeTouches, LigneTouche
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.couche import Couche
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne

_COLONNE, _TOUCHE = 380, 176


class CoucheTouches(Couche):
    """Se lit, se fait défiler, se ferme par Échap."""

    def __init__(self, groupes: Iterable[GroupeTouches], parent: QWidget) -> None:
        super().__init__("Toutes les touches", "Tout se fait aussi à la souris.", parent)
        grille = GrilleSouple(largeur=_COLONNE, maximum=2)
        grille.ranger(tuple(map(_bloc, groupes)))
        self.corps.addWidget(grille)
        self.fermer_la = Bouton("Fermer", "plein")
        self.pied.addWidget(self.fermer_la, 0, Alignement.AlignRight)
        self.fermer_la.clicked.connect(self.fermee)


def _bloc(groupe: GroupeTouches) -> QWidget:
    boite = QWidget()
    disposition = colonne(boite, marges=(0, 4, 16, 12), espace=6)
    disposition.addWidget(libelle(groupe.titre, "fort"))
    for une in groupe.lignes:
        disposition.addLayout(_ligne(une))
    disposition.addStretch(1)
    return boite


def _ligne(une: LigneTouche) -> QHBoxLayout:
    rangee = ligne(espace=12)
    boite = QWidget()
    touche = libelle(une.touche, "libelle")
    touche.setObjectName("touche")
    interieur = ligne(boite)
    interieur.addWidget(touche, 0, Alignement.AlignLeft)
    fixer(boite, largeur_min=_TOUCHE)
    rangee.addWidget(boite, 0, Alignement.AlignTop)
    rangee.addWidget(paragraphe(une.mot), 1)
    return rangee
