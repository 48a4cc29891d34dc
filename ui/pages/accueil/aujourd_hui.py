"""Le haut de la liste à l’écran : les cartes du jour, la reprise, la visite proposée."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.agenda import Moment
from ui.pages.accueil.etat_aujourd_hui import CarteDuJour, EtatAujourdhui, Raccourci
from ui.qt import Alignement
from ui.widgets.avatar import Avatar
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider

_PICTOS = {
    Moment.TERMINE: ("check-circle-fill", "ok"),
    Moment.MAINTENANT: ("clock-fill", "sun_ink"),
    Moment.A_VENIR: ("clock", "ink2"),
}
_LARGEUR = 310


class Aujourdhui(QWidget):
    """`ouvert` porte le dossier d’un rendez-vous, `repris` celui que l’on reprend."""

    ouvert = Signal(object)
    repris = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        disposition = colonne(self, espace=12)
        self.grille = GrilleSouple(largeur=_LARGEUR, maximum=3)
        self.libre = paragraphe("", "second")
        self._reprise = QWidget()
        self._rangee = Flux(self._reprise, espace=8)
        for partie in (self.grille, self.libre, self._reprise):
            disposition.addWidget(partie)
            partie.hide()
        self.gestes: tuple[Bouton, ...] = ()
        self.raccourcis: tuple[Bouton, ...] = ()

    def montrer(self, etat: EtatAujourdhui) -> None:
        """Change les cartes et les raccourcis."""
        boutons, cartes = [], []
        for une in etat.cartes:
            carte, bouton = self._carte(une)
            cartes.append(carte)
            boutons.append(bouton)
        self.gestes = tuple(boutons)
        self.grille.ranger(cartes)
        self.grille.setVisible(bool(cartes))
        self.libre.montrer(etat.sans_rendez_vous)
        self.libre.setVisible(bool(etat.sans_rendez_vous))
        self._montrer_les_raccourcis(etat)

    def _montrer_les_raccourcis(self, etat: EtatAujourdhui) -> None:
        vider(self._rangee)
        raccourcis = []
        if etat.reprise is not None:
            mot = f"Reprendre où nous en étions : {_nommer(etat.reprise)}"
            raccourcis.append(self._raccourci(mot, etat.reprise, "arrow-u-up-left-bold"))
        raccourcis += [self._raccourci(recent.personne, recent, "") for recent in etat.recents]
        for bouton in raccourcis:
            self._rangee.addWidget(bouton)
        self.raccourcis = tuple(raccourcis)
        self._reprise.setVisible(bool(raccourcis))

    def _raccourci(self, mot: str, raccourci: Raccourci, picto: str) -> Bouton:
        bouton = Bouton(mot, "contour" if picto else "discret", picto)
        bouton.clicked.connect(lambda: self.repris.emit(raccourci.dossier))
        return bouton

    def _carte(self, une: CarteDuJour) -> tuple[Carte, Bouton]:
        est_du_moment = une.moment is Moment.MAINTENANT
        carte = Carte("soleil" if est_du_moment else "simple")
        disposition = colonne(carte, marges=(18, 14, 18, 14), espace=10)
        haut = ligne(espace=12)
        haut.addWidget(Avatar(une.personne), 0, Alignement.AlignTop)
        mots = colonne(espace=0)
        mots.addWidget(paragraphe(une.personne, "carte"))
        mots.addWidget(paragraphe(une.objet, "second"))
        haut.addLayout(mots, 1)
        disposition.addLayout(haut)
        disposition.addStretch(1)
        bas = ligne(espace=8)
        bas.addWidget(Picto(*_PICTOS[une.moment], 20))
        bas.addWidget(libelle(une.quand, "fort"), 1)
        bouton = Bouton(une.geste, "plein" if est_du_moment else "contour")
        bouton.setAccessibleName(une.phrase)
        bouton.clicked.connect(lambda: self.ouvert.emit(une.dossier))
        bas.addWidget(bouton)
        disposition.addLayout(bas)
        return carte, bouton


def _nommer(raccourci: Raccourci) -> str:
    return ", ".join(filter(None, (raccourci.personne, raccourci.ou)))
