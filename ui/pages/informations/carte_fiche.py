"""Une information en grand : ce qu’elle dit, où, de quand, et ce que la personne en pense."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.accueil import Interet
from ui.pages.informations.etat import DetailInformation, Repere
from ui.qt import Alignement
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.choix import Choix
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.source import LigneSource

_LARGEUR_REPERE = 180


class CarteFiche(QWidget):
    """`interesse` porte le code de l’avis de la personne ; les boutons sont à brancher."""

    interesse = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        disposition = colonne(self, espace=14)
        self.carte = Carte()
        self._place = colonne(self.carte, marges=(24, 18, 24, 18), espace=14)
        disposition.addWidget(self.carte)
        self.modifier = Bouton("Modifier", "contour", "pencil-simple-line-bold")
        self.reprendre = Bouton("Pas encore remis", "discret", "arrow-u-up-left-bold")
        self.retirer = Bouton("Retirer", "danger", "trash")
        self._question = paragraphe("", "fort")
        self.avis = Choix("Ce que la personne en pense", ((i.value, i.libelle) for i in Interet))
        self.avis.choisi.connect(self.interesse)
        bande = Carte()
        souple = RangeeSouple(self._question, self.avis, seuil=440, espace=12)
        colonne(bande, marges=(22, 12, 16, 12)).addWidget(souple)
        disposition.addWidget(bande)
        boutons = QWidget()
        flux = Flux(boutons, espace=10)
        for bouton in (self.modifier, self.reprendre, self.retirer):
            flux.addWidget(bouton)
        disposition.addWidget(boutons)
        self._montre: DetailInformation | None = None

    def montrer(self, detail: DetailInformation) -> None:
        """Affiche une information."""
        self._question.montrer(detail.question)
        self.avis.montrer(detail.valeur.interet or "")
        self.reprendre.setVisible(detail.est_remise)
        if detail == self._montre:
            return
        self._montre = detail
        vider(self._place)
        territoire = Etiquette(Marque(detail.territoire, "action", "map-pin-fill"))
        titre = paragraphe(detail.valeur.titre, "section")
        self._place.addWidget(RangeeSouple(titre, territoire, seuil=480, espace=8))
        if detail.resume:
            self._place.addWidget(paragraphe(detail.resume, "second"))
        if detail.avis:
            avis = Avis("avis")
            self._place.addWidget(avis)
            avis.dire(detail.avis)
        if detail.reperes:
            self._place.addWidget(_reperes(detail.reperes))
        if detail.transition:
            self._place.addWidget(_transition(detail.transition))
        if detail.pour_y_aller:
            self._place.addWidget(libelle("Pour y aller", "fort"))
            for pas in detail.pour_y_aller:
                self._place.addWidget(_pas(pas))
        self._place.addWidget(filet())
        self._place.addWidget(LigneSource(detail.source))


def _reperes(reperes: tuple[Repere, ...]) -> QWidget:
    grille = GrilleSouple(largeur=_LARGEUR_REPERE, maximum=3, espace=12)
    tuiles = []
    for repere in reperes:
        tuile = Carte("discrete")
        disposition = colonne(tuile, marges=(14, 12, 14, 12), espace=4)
        rangee = ligne(espace=8)
        rangee.addWidget(Picto(repere.picto, "primary", 22))
        rangee.addWidget(libelle(repere.legende, "legende"), 1)
        disposition.addLayout(rangee)
        disposition.addWidget(paragraphe(repere.valeur, "fort"))
        disposition.addStretch(1)
        tuiles.append(tuile)
    grille.ranger(tuiles)
    return grille


def _transition(texte: str) -> QWidget:
    carte = Carte("verte")
    disposition = colonne(carte, marges=(18, 14, 18, 14), espace=6)
    rangee = ligne(espace=10)
    rangee.addWidget(Picto("leaf-fill", "ok", 24))
    rangee.addWidget(libelle("Transition écologique", "carte", ton="ok"), 1)
    disposition.addLayout(rangee)
    disposition.addWidget(paragraphe(texte))
    return carte


def _pas(texte: str) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=10)
    rangee.addWidget(Picto("arrow-right-bold", "primary", 18), 0, Alignement.AlignTop)
    rangee.addWidget(paragraphe(texte), 1)
    return boite
