"""Deux façons de payer, en grand : comme avant, et la proposition."""

from PySide6.QtWidgets import QWidget

from ui.qt import Alignement
from ui.vue_partagee import Comparaison, Solde
from ui.widgets.barre_empilee import BarreEmpilee, Part
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.trame import Trame

_SEUIL = 760


def comparaison_partagee(montre: Comparaison) -> RangeeSouple:
    """Rend les deux cartes, l’une sous l’autre si la place manque."""
    cartes = (_carte(montre.avant, "simple"), _carte(montre.apres, "soleil"))
    return RangeeSouple(*cartes, seuil=_SEUIL, parts=(1, 1), espace=20)


def _carte(solde: Solde, genre: str) -> Carte:
    carte = Carte(genre)
    pile = colonne(carte, marges=(28, 20, 28, 20), espace=8)
    pile.addWidget(paragraphe(solde.titre, "section"))
    if solde.parts:
        barre = BarreEmpilee()
        fixer(barre, hauteur=44)
        parts = tuple(Part(p.poids, Trame(p.picto), p.ton) for p in solde.parts)
        barre.montrer(parts, solde.lue)
        pile.addWidget(barre)
        pile.addSpacing(6)
    pile.addWidget(paragraphe(solde.surtitre, "surtitre"))
    bas = QWidget()
    flux = Flux(bas, espace=16)
    flux.addWidget(libelle(solde.montant, "montant_principal"))
    if solde.etiquette:
        flux.addWidget(Etiquette(Marque(solde.etiquette, "ok")))
    pile.addWidget(bas, 0, Alignement.AlignTop)
    pile.addStretch(1)
    return carte
