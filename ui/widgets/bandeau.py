"""Le bandeau « prochaine étape » : le seul aplat soleil d’une page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne
from ui.widgets.rangee_souple import RangeeSouple

_LARGEUR_D_UNE_LIGNE, _PAS = 640, "footprints-fill"


class _Rond(QWidget):
    """Le rond soleil et son pictogramme."""

    def __init__(self) -> None:
        super().__init__()
        self.picto = _PAS
        fixer(self, largeur=56, hauteur=56)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("sun"))
        peintre.drawEllipse(QRectF(self.rect()))
        marge = u(13)
        cadre = QRectF(self.rect()).adjusted(marge, marge, -marge, -marge)
        peindre_pictogramme(peintre, cadre, self.picto, "sur_soleil")


class Bandeau(Carte):
    """Sur-titre, verbe, précision ; les boutons passent dessous si la place manque."""

    def __init__(self, boutons: Sequence[Bouton] = (), parent: QWidget | None = None) -> None:
        super().__init__("soleil", parent)
        self.surtitre = paragraphe("", "surtitre")
        self.titre = paragraphe("", "section")
        self.precision = paragraphe("", "second")
        texte = QWidget()
        rangee = ligne(texte, espace=18)
        self._rond = _Rond()
        rangee.addWidget(self._rond, 0, Alignement.AlignVCenter)
        mots = colonne(espace=2)
        for partie in (self.surtitre, self.titre, self.precision):
            mots.addWidget(partie)
        rangee.addLayout(mots, 1)
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        for bouton in boutons:
            rangee.addWidget(bouton)
        corps = RangeeSouple(texte, gestes, seuil=_LARGEUR_D_UNE_LIGNE, espace=16)
        colonne(self, marges=(20, 14, 20, 14)).addWidget(corps)

    def montrer(self, surtitre: str, titre: str, precision: str, *, picto: str = _PAS) -> None:
        """Change ce que dit le bandeau ; `picto` en est l’image, les pas par défaut."""
        self._rond.picto = picto
        self._rond.update()
        self.surtitre.montrer(surtitre)
        self.titre.montrer(titre)
        self.precision.montrer(precision)
        self.precision.setVisible(bool(precision))
