"""Qui paie quoi, en grand : la barre, ses lignes, et ce qu’il reste à payer."""

from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement
from ui.vue_partagee import Paiement
from ui.widgets.avis import Picto
from ui.widgets.barre_empilee import BarreEmpilee, Part
from ui.widgets.carte import Carte
from ui.widgets.deux_colonnes import DeuxColonnes
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, fixer, ligne
from ui.widgets.partage.gestes import Agir
from ui.widgets.partage.lignes import ligne_partagee
from ui.widgets.trame import Trame


def paiement_partage(montre: Paiement, agir: Agir) -> Carte:
    """Rend la carte du financement."""
    carte = Carte()
    gauche = QWidget()
    pile = colonne(gauche, marges=(20, 24, 20, 14), espace=2)
    if montre.parts:
        barre = BarreEmpilee()
        fixer(barre, hauteur=50)
        parts = tuple(Part(p.poids, Trame(p.picto), p.ton) for p in montre.parts)
        dites = (f"{ligne.titre}, {ligne.valeur}, {ligne.phrase}" for ligne in montre.lignes)
        barre.montrer(parts, composer(" ".join(dites)))
        pile.addWidget(barre)
        pile.addSpacing(14)
    for rang, montree in enumerate(montre.lignes):
        if rang:
            pile.addWidget(filet())
        pile.addWidget(ligne_partagee(montree, agir))
    pile.addStretch(1)
    deux = DeuxColonnes(gauche, _reste(montre), largeur=340, seuil=860)
    disposition = colonne(carte)
    disposition.addWidget(deux)
    return carte


def _reste(montre: Paiement) -> QFrame:
    cadre = QFrame()
    cadre.setObjectName("reste")
    pile = colonne(cadre, marges=(28, 28, 24, 24), espace=6)
    pile.addWidget(paragraphe(montre.titre, "surtitre"))
    pile.addWidget(paragraphe(montre.montant, "montant_principal"))
    if montre.phrase:
        pile.addWidget(paragraphe(montre.phrase, "second"))
    pile.addStretch(1)
    if montre.avis:
        pile.addWidget(filet("filet_soleil"))
        boite = QWidget()
        rangee = ligne(boite, marges=(0, 10, 0, 0), espace=12)
        rangee.addWidget(Picto("info", "sun_ink", 26), 0, Alignement.AlignTop)
        rangee.addWidget(paragraphe(montre.avis, "fort"), 1)
        pile.addWidget(boite)
    return cadre
