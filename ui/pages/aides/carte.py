"""La carte d’une aide : son verdict, et ses critères quand on la déplie."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.aides.etat import CarteVerdict
from ui.pictogrammes import pictogramme
from ui.qt import Alignement
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne, fixer, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.source import LigneSource

_COTE = 44


class CarteAide(Carte):
    """`ajoutee` porte le code de l’aide à mettre au plan ; ses critères se dessinent au besoin."""

    ajoutee = Signal(str)

    def __init__(self, carte: CarteVerdict, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._carte = carte
        self.code = carte.code
        self.ajout: Bouton | None = None
        self.criteres: ListeFiches | None = None
        self.tete = BoutonPicto(f"Voir pourquoi\u00a0: {carte.nom}", "caret-right-bold")
        fixer(self.tete, largeur=_COTE, hauteur=_COTE)
        self.tete.clicked.connect(self._basculer)
        disposition = colonne(self, marges=(8, 6, 16, 6), espace=6)
        disposition.addWidget(self._entete())
        self._contenu = QWidget()
        self._corps: QVBoxLayout = colonne(self._contenu, marges=(12, 0, 4, 10), espace=10)
        disposition.addWidget(self._contenu)
        self._contenu.hide()

    @property
    def est_ouvert(self) -> bool:
        """Vrai si les critères sont montrés."""
        return not self._contenu.isHidden()

    def ouvrir(self) -> None:
        """Déplie la carte."""
        self._remplir()
        self._contenu.show()
        self.tete.setIcon(pictogramme("caret-down-bold", "ink2"))
        self.tete.setAccessibleDescription("Déplié")

    def _entete(self) -> QWidget:
        carte = self._carte
        gauche = QWidget()
        rangee = ligne(gauche, espace=6)
        rangee.addWidget(self.tete, 0, Alignement.AlignTop)
        mots = colonne(espace=1)
        mots.addWidget(paragraphe(carte.nom, "fort"))
        mots.addWidget(paragraphe(carte.resume, "second"))
        rangee.addLayout(mots, 1)
        droite = QWidget()
        flux = Flux(droite, espace=10)
        if carte.maximum:
            flux.addWidget(libelle(carte.maximum, "fort"))
        flux.addWidget(Etiquette(Marque(carte.mot, carte.ton, carte.picto)))
        return RangeeSouple(gauche, droite, seuil=620, espace=10)

    def _basculer(self) -> None:
        if self.est_ouvert:
            self._contenu.hide()
            self.tete.setIcon(pictogramme("caret-right-bold", "ink2"))
            self.tete.setAccessibleDescription("Replié")
        else:
            self.ouvrir()

    def _remplir(self) -> None:
        if self.criteres is not None:
            return
        carte = self._carte
        vider(self._corps)
        self.criteres = ListeFiches(f"Critères de {carte.nom}")
        self._corps.addWidget(self.criteres)
        self.criteres.montrer(carte.criteres)
        for phrase in filter(None, (carte.participation, *carte.avertissements)):
            self._corps.addWidget(paragraphe(phrase))
        if carte.pieces:
            self._corps.addWidget(libelle("Papiers à réunir", "libelle"))
            for piece in carte.pieces:
                self._corps.addWidget(paragraphe(f"– {piece}", "second"))
        self._corps.addWidget(LigneSource(carte.source))
        if carte.peut_s_ajouter:
            self.ajout = Bouton("Ajouter au plan", "contour", "plus-bold")
            self.ajout.setAccessibleName(f"Ajouter au plan\u00a0: {carte.nom}")
            self.ajout.clicked.connect(lambda: self.ajoutee.emit(carte.code))
            self._corps.addWidget(self.ajout, 0, Alignement.AlignLeft)
        elif carte.est_au_plan:
            self._corps.addWidget(Etiquette(Marque("Déjà au plan", "action", "check-bold")))
