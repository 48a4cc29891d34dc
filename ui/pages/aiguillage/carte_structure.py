"""La carte d’une structure : ce qu’elle fait, une ligne par raison, où la trouver."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.aiguillage.etat import Raison, StructurePossible
from ui.pages.aiguillage.marques import PICTOS, RAISONS, STRUCTURES
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.tuile import Tuile


class CarteStructure(Carte):
    """`question` porte le code de ce qui manque à une raison."""

    question = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._montree: StructurePossible | None = None
        self._place = colonne(self, marges=(24, 18, 24, 18), espace=12)

    def montrer(self, structure: StructurePossible | None) -> None:
        """Affiche une structure, ou se cache s’il n’y en a pas."""
        self.setVisible(structure is not None)
        if structure is None or structure == self._montree:
            return
        self._montree = structure
        vider(self._place)
        self._place.addWidget(_entete(structure))
        self._place.addWidget(filet())
        if structure.exclusion:
            self._place.addWidget(paragraphe(structure.exclusion, "fort"))
        for raison in structure.raisons:
            self._place.addWidget(self._raison(raison))
        coordonnees = _coordonnees(structure)
        if coordonnees is not None:
            self._place.addWidget(filet())
            self._place.addWidget(coordonnees)
        for nuance in structure.nuances:
            self._place.addWidget(paragraphe(nuance, "second"))

    def _raison(self, raison: Raison) -> QWidget:
        boite = QWidget()
        rangee = ligne(boite, espace=14)
        rangee.addWidget(Picto(*PICTOS[raison.etat], 24), 0, Alignement.AlignTop)
        mots = colonne(espace=1)
        mots.addWidget(paragraphe(raison.titre, "fort"))
        mots.addWidget(paragraphe(raison.precision, "second"))
        rangee.addLayout(mots, 1)
        if raison.question:
            repondre = Bouton("Répondre", "contour")
            repondre.setAccessibleName(f"Répondre\u00a0: {raison.titre}")
            repondre.clicked.connect(lambda _=False, code=raison.question: self.question.emit(code))
            rangee.addWidget(repondre, 0, Alignement.AlignTop)
        rangee.addWidget(Etiquette(RAISONS[raison.etat]), 0, Alignement.AlignVCenter)
        return boite


def _entete(structure: StructurePossible) -> QWidget:
    gauche = QWidget()
    rangee = ligne(gauche, espace=16)
    rangee.addWidget(Tuile("signpost-duotone"), 0, Alignement.AlignTop)
    mots = colonne(espace=2)
    mots.addWidget(paragraphe(structure.nom, "section"))
    mots.addWidget(paragraphe(structure.pour, "second"))
    rangee.addLayout(mots, 1)
    etiquette = Etiquette(STRUCTURES[structure.etat])
    return RangeeSouple(gauche, etiquette, seuil=520, espace=10)


def _coordonnees(structure: StructurePossible) -> QWidget | None:
    connues = (
        ("map-pin", structure.lieu),
        ("phone", structure.telephone),
        ("clock", structure.horaires),
    )
    if not any(texte for _, texte in connues):
        return None
    boite = QWidget()
    flux = Flux(boite, espace=24)
    for picto, texte in connues:
        if texte:
            une = QWidget()
            rangee = ligne(une, espace=8)
            rangee.addWidget(Picto(picto, "ink2", 20))
            rangee.addWidget(libelle(texte))
            flux.addWidget(une)
    return boite
