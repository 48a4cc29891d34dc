"""Le volet d’aide, à droite de la page qu’il explique."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.aide.etat import EtatAide
from ui.qt import Alignement
from ui.theme import u
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.couche import Couche
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne

_LARGEUR = 520


class CoucheAide(Couche):
    """`touches` demande la liste des raccourcis, `visite` la visite guidée."""

    touches = Signal()
    visite = Signal()

    def __init__(self, etat: EtatAide, parent: QWidget) -> None:
        super().__init__(f"Aide : {etat.titre}", etat.a_quoi, parent)
        self.corps.addWidget(libelle("Ce que l’on peut faire ici", "fort"))
        self.corps.addWidget(_puces(etat.gestes, "check-bold", "ok"))
        self.corps.addWidget(_encadrer(etat.bon_a_savoir))
        if etat.sigles:
            self.corps.addWidget(libelle("Les sigles", "fort"))
            phrases = (f"{sigle} : {sens}." for sigle, sens in etat.sigles)
            self.corps.addWidget(_puces(phrases, "tag", "ink2"))
        self.corps.addStretch(1)
        self.voir_les_touches = Bouton("Toutes les touches", "contour")
        self.revoir = Bouton("Visite guidée", "contour", "path-bold")
        self.fermer_la = Bouton("Fermer", "plein")
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        for bouton in (self.fermer_la, self.voir_les_touches, self.revoir):
            flux.addWidget(bouton)
        self.pied.addWidget(gestes)
        self.fermer_la.clicked.connect(self.fermee)
        self.voir_les_touches.clicked.connect(self.touches)
        self.revoir.clicked.connect(self.visite)

    def _placer(self) -> None:
        """Range le volet à droite, sur toute la hauteur."""
        super()._placer()
        air = u(12)
        largeur = min(u(_LARGEUR), self.width() - 2 * air)
        self._milieu.contenu.largeur = largeur - 2 * u(32)
        self._milieu.updateGeometry()
        self.panneau.setGeometry(
            QRect(self.width() - largeur - air, air, largeur, self.height() - 2 * air)
        )


def _puces(phrases: Iterable[str], picto: str, ton: str) -> QWidget:
    boite = QWidget()
    disposition = colonne(boite, espace=10)
    for phrase in phrases:
        rangee = ligne(espace=10)
        rangee.addWidget(Picto(picto, ton, 20), 0, Alignement.AlignTop)
        rangee.addWidget(paragraphe(phrase), 1)
        disposition.addLayout(rangee)
    return boite


def _encadrer(phrase: str) -> Carte:
    carte = Carte("douce")
    disposition = colonne(carte, marges=(16, 12, 16, 12), espace=4)
    disposition.addWidget(libelle("Bon à savoir", "libelle"))
    disposition.addWidget(paragraphe(phrase))
    return carte
