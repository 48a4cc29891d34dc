"""Le volet de détail : un titre, de quoi le fermer, et des champs qui défilent."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.qt import Defilement, Focus, Touche
from ui.theme import u
from ui.widgets.boutons import BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import colonne, fixer, ligne

LARGEUR, _HAUTEUR, _MINIMUM, _SANS_LIMITE = 400, 240, 320, 8_000


class _Defile(QScrollArea):
    """Zone défilante qui ne réclame la hauteur de tout ce qu’elle contient que si on le veut."""

    def __init__(self) -> None:
        super().__init__()
        self.est_deployee = False

    def sizeHint(self) -> QSize:
        contenu = self.widget()
        if not self.est_deployee or contenu is None:
            return QSize(u(LARGEUR), u(_HAUTEUR))
        largeur = max(self.viewport().width(), u(_MINIMUM))
        return QSize(u(LARGEUR), contenu.heightForWidth(largeur))


class Volet(Carte):
    """Carte à droite d’une liste ; Échap la ferme."""

    ferme = Signal()

    def __init__(self, titre: str, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        disposition = colonne(self, marges=(1, 1, 1, 1))
        entete = QFrame()
        entete.setObjectName("entete")
        rangee = ligne(entete, marges=(20, 6, 8, 6), espace=8)
        self.titre = libelle(titre, "carte")
        rangee.addWidget(self.titre, 1)
        self.fermeture = BoutonPicto("Fermer le détail", "x-bold")
        self.fermeture.clicked.connect(self.ferme)
        rangee.addWidget(self.fermeture)
        disposition.addWidget(entete)
        self._defile = defile = _Defile()
        defile.setWidgetResizable(True)
        defile.setFocusPolicy(Focus.NoFocus)
        defile.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        contenu = QWidget()
        contenu.setObjectName("defile")
        self.champs = colonne(contenu, marges=(20, 16, 20, 20), espace=16)
        defile.setWidget(contenu)
        disposition.addWidget(defile, 1)
        fixer(self, largeur_min=_MINIMUM)

    def changer_d_element(self) -> None:
        """Efface les erreurs de l’élément d’avant : `suivre` ne garde que celles du même."""
        for champ in self.findChildren(Champ):
            champ.accepter()

    def placer(self, *, a_cote: bool) -> None:
        """À côté de la liste, étroit et défilant ; à sa place, large et déployé."""
        self._defile.est_deployee = not a_cote
        self._defile.updateGeometry()
        if a_cote:
            fixer(self, largeur=LARGEUR)
        else:
            fixer(self, largeur_min=0, largeur_max=_SANS_LIMITE)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap ferme le volet."""
        if evenement.key() == Touche.Key_Escape:
            self.ferme.emit()
            return
        super().keyPressEvent(evenement)
