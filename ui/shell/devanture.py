"""La devanture : la liste d’un coffre entrouvert, lisible et cliquable avant que tout soit là.

Ses pièces sont celles de la fenêtre, qui les reprend telles quelles. Un geste qu’elle ne sait pas
encore faire est retenu : la fenêtre le fera en arrivant.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from cep_desktop.usecases.coffre.entrouvert import ListeBreve
from cep_desktop.usecases.fiche import FicheDossier
from ui.pages.accueil.etat import deriver
from ui.pages.accueil.etat_aujourd_hui import deriver as deriver_le_jour
from ui.qt import Curseur, Modificateur, Touche
from ui.shell.etat import mots_des_pages
from ui.shell.pieces import Pieces
from ui.shell.rail import ACCUEIL
from ui.theme import theme
from ui.widgets.mise_en_page import ajuster, colonne, ligne

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre

Geste = Callable[["Fenetre"], object]
"""Ce que l’on a demandé, et que la fenêtre fera."""

_VERROUILLER = QKeySequence("Ctrl+Shift+L")
_MODIFIENT = {
    Touche.Key_Control,
    Touche.Key_Shift,
    Touche.Key_Alt,
    Touche.Key_AltGr,
    Touche.Key_Meta,
}


class Devanture(QWidget):
    """`verrouille` part tout de suite ; tout autre geste attend la fenêtre."""

    verrouille = Signal()

    def __init__(self, liste: ListeBreve, pieces: Pieces, *, avec_une_equipe: bool) -> None:
        super().__init__()
        self.setObjectName("fenetre")
        self._liste = liste
        self._geste: Geste | None = None
        self.pieces = pieces
        self._disposer()
        self.pieces.proposer_le_coffre(avec_une_equipe=avec_une_equipe)
        self.pieces.rail.designer(ACCUEIL)
        self._montrer()
        self._brancher()

    def completer(self, fiches: tuple[FicheDossier, ...]) -> None:
        """Montre toute la liste, là où l’on en était du début."""
        if self._liste.groupes:
            etat = deriver(fiches, self._liste.decoupage, le=self._liste.le)
            self.pieces.accueil.montrer(etat)

    def retenir(self, geste: Geste) -> None:
        """Retient le dernier geste, et dit que l’on attend."""
        self._geste = geste
        self.setCursor(Curseur.BusyCursor)

    def rejouer(self, fenetre: "Fenetre") -> None:
        """Fait dans la fenêtre ce que l’on avait demandé."""
        geste, self._geste = self._geste, None
        if geste is not None:
            geste(fenetre)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Retient un raccourci, que la fenêtre reconnaîtra ; verrouiller n’attend pas."""
        frappe = QKeySequence(evenement.keyCombination())
        if frappe == _VERROUILLER:
            self.verrouille.emit()
        elif _est_un_raccourci(evenement):
            self.retenir(lambda fenetre: fenetre.registre.frapper(frappe))
        else:
            super().keyPressEvent(evenement)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Resserre le rail selon la largeur utile."""
        super().resizeEvent(evenement)
        self._resserrer()

    def _resserrer(self) -> None:
        self.pieces.resserrer(self.width(), self.height())

    def _disposer(self) -> None:
        disposition = ligne(self)
        disposition.addWidget(self.pieces.rail)
        droite = colonne(espace=0)
        droite.addWidget(self.pieces.barre)
        droite.addWidget(self.pieces.accueil, 1)
        disposition.addLayout(droite, 1)

    def _montrer(self) -> None:
        liste, accueil = self._liste, self.pieces.accueil
        accueil.montrer(deriver(liste.fiches, liste.decoupage, le=liste.le, groupes=liste.groupes))
        accueil.jour.montrer(
            deriver_le_jour(
                (),
                liste.reperes,
                (*liste.fiches, *liste.citees),
                mots_des_pages(),
                maintenant=liste.maintenant,
                le=liste.le,
            )
        )
        accueil.invitation.proposer(
            est_neuf=not liste.reperes.visite_vue, a_un_exemple=liste.a_un_exemple
        )

    def _brancher(self) -> None:
        accueil, barre = self.pieces.accueil, self.pieces.barre
        barre.verrou.clicked.connect(self.verrouille)
        for demande in (accueil.ouvert, accueil.jour.ouvert, accueil.jour.repris):
            demande.connect(self._ouvrir)
        self.pieces.rail.aller.connect(self._aller)
        affichage = barre.affichage
        affichage.zoome.connect(self._zoomer)
        affichage.habille.connect(self._habiller)
        affichage.immobilise.connect(self._immobiliser)
        for bouton in self._a_rejouer():
            bouton.clicked.connect(self._cliquer)
        theme.change.connect(self._suivre_le_theme)

    def _a_rejouer(self) -> tuple[QAbstractButton, ...]:
        accueil, barre = self.pieces.accueil, self.pieces.barre
        invitation = accueil.invitation
        return (
            accueil.creer, accueil.ouvrir_fichier, barre.chercher, barre.aide,
            invitation.commencer, invitation.attendre, invitation.supprimer,
        )  # fmt: skip

    def ceder(self) -> Pieces:
        """Rend les pièces à la fenêtre ; leurs gestes ne viennent plus ici."""
        accueil, barre = self.pieces.accueil, self.pieces.barre
        barre.verrou.clicked.disconnect(self.verrouille)
        for demande in (accueil.ouvert, accueil.jour.ouvert, accueil.jour.repris):
            demande.disconnect(self._ouvrir)
        self.pieces.rail.aller.disconnect(self._aller)
        barre.affichage.zoome.disconnect(self._zoomer)
        barre.affichage.habille.disconnect(self._habiller)
        barre.affichage.immobilise.disconnect(self._immobiliser)
        for bouton in self._a_rejouer():
            bouton.clicked.disconnect(self._cliquer)
        theme.change.disconnect(self._suivre_le_theme)
        return self.pieces

    def _ouvrir(self, identifiant: UUID) -> None:
        self.retenir(lambda fenetre: fenetre.cote_accueil.reprendre(identifiant))

    def _aller(self, code: str) -> None:
        self.retenir(lambda fenetre: fenetre.aller(code))

    def _zoomer(self, zoom: int) -> None:
        self.retenir(lambda fenetre: fenetre.habillage.grossir(zoom))

    def _habiller(self, choix: str) -> None:
        self.retenir(lambda fenetre: fenetre.habillage.choisir(choix))

    def _immobiliser(self, choix: str) -> None:
        self.retenir(lambda fenetre: fenetre.habillage.immobiliser(choix))

    def _cliquer(self) -> None:
        bouton = self.sender()
        if isinstance(bouton, QAbstractButton):
            self.retenir(lambda _: bouton.click())

    def _suivre_le_theme(self) -> None:
        ajuster(self)
        self._resserrer()


def _est_un_raccourci(evenement: QKeyEvent) -> bool:
    """Vrai pour une touche de fonction, ou une touche frappée avec Ctrl."""
    touche = evenement.key()
    a_ctrl = bool(evenement.modifiers() & Modificateur.ControlModifier)
    est_de_fonction = Touche.Key_F1 <= touche <= Touche.Key_F35
    return est_de_fonction or (a_ctrl and touche not in _MODIFIENT)
