"""Ce qui compte pour la personne : des cartes à ranger, et ses mots."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.situation.carte_priorite import TuilePriorite
from ui.pages.situation.etat import EN_TETE, EtatSituation
from ui.qt import Raison
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.citation import MotsDeLaPersonne
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, vider
from ui.widgets.validation import BoutonValider


class CartePriorites(Carte):
    """Le clavier suit la carte que l’on déplace."""

    ajoutee = Signal(str)
    deplacee = Signal(int, int)
    renommee = Signal(int, str)
    retiree = Signal(int)
    dite = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        disposition = colonne(self, marges=(16, 16, 16, 16), espace=8)
        disposition.addWidget(paragraphe("Ce qui compte pour moi", "carte"))
        self.aide = paragraphe("", "second")
        disposition.addWidget(self.aide)
        self._cartes = colonne(espace=8)
        disposition.addLayout(self._cartes)
        self._aussi = libelle("Compte aussi", "legende")
        self._filet = filet()
        self._boite = QWidget()
        self._flux = Flux(self._boite, espace=8)
        disposition.addWidget(self._boite)
        self.ajout = AjoutLigne("Autre chose qui compte", exemple="Rester près de Tours")
        self.ajout.ajoute.connect(self.ajoutee)
        disposition.addWidget(self.ajout)
        self.mots = MotsDeLaPersonne("Dit avec ses mots")
        self.mots.saisi.connect(self.dite)
        disposition.addWidget(self.mots)
        self.validation = BoutonValider("ce qui compte", self)
        bas = QWidget()
        Flux(bas, espace=8).addWidget(self.validation)
        disposition.addWidget(bas)
        disposition.addStretch(1)
        self.tuiles: list[TuilePriorite] = []
        self._suggestions: tuple[tuple[str, str], ...] | None = None

    def montrer(self, etat: EtatSituation) -> None:
        """Affiche les priorités du dossier."""
        self.aide.montrer(
            f"Les {EN_TETE} premières guident le choix du métier."
            if etat.priorites
            else "Choisissez ce qui compte, puis rangez-le. Rien n’est choisi d’avance."
        )
        self._ajuster(len(etat.priorites))
        for tuile, carte in zip(self.tuiles, etat.priorites, strict=True):
            tuile.montrer(carte, nombre=len(etat.priorites))
        self._proposer(etat.suggestions)
        self.ajout.setVisible(bool(etat.suggestions))
        self.mots.montrer(etat.paroles, etat.paroles_de)
        self.validation.montrer(etat.priorites_valides_le)
        self.validation.setVisible(bool(etat.priorites))

    def viser(self, rang: int) -> None:
        """Donne le clavier à une carte (1 = première)."""
        if self.tuiles:
            place = max(1, min(rang, len(self.tuiles)))
            self.tuiles[place - 1].setFocus(Raison.OtherFocusReason)

    def _ajuster(self, nombre: int) -> None:
        """Garde autant de cartes que de priorités ; les mêmes servent d’un geste à l’autre."""
        if nombre == len(self.tuiles):
            return
        for separation in (self._filet, self._aussi):
            self._cartes.removeWidget(separation)
        while len(self.tuiles) > nombre:
            tuile = self.tuiles.pop()
            tuile.hide()
            tuile.deleteLater()
        while len(self.tuiles) < nombre:
            self.tuiles.append(self._tuile(len(self.tuiles) + 1))
        for rang, separation in enumerate((self._filet, self._aussi)):
            place = EN_TETE + rang if nombre > EN_TETE else self._cartes.count()
            self._cartes.insertWidget(place, separation)
            separation.setVisible(nombre > EN_TETE)

    def _tuile(self, rang: int) -> TuilePriorite:
        tuile = TuilePriorite()
        tuile.deplacee.connect(lambda pas: self.deplacee.emit(rang, pas))
        tuile.trainee.connect(self.deplacee)
        tuile.renommee.connect(lambda texte: self.renommee.emit(rang, texte))
        tuile.retiree.connect(lambda: self.retiree.emit(rang))
        self._cartes.addWidget(tuile)
        return tuile

    def _proposer(self, suggestions: tuple[tuple[str, str], ...]) -> None:
        if suggestions == self._suggestions:
            return
        self._suggestions = suggestions
        vider(self._flux)
        for mot, picto in suggestions:
            bouton = Bouton(mot, "contour", picto)
            bouton.setAccessibleName(f"Ajouter\u00a0: {mot}")
            bouton.clicked.connect(lambda _=False, mot=mot: self.ajoutee.emit(mot))
            self._flux.addWidget(bouton)
        self._boite.setVisible(bool(suggestions))
