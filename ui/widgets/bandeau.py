"""Le bandeau « prochaine étape » : le seul aplat soleil d’une page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne

_LARGEUR_D_UNE_LIGNE = 720


class _Rond(QWidget):
    """Le rond soleil et ses pas."""

    def __init__(self) -> None:
        super().__init__()
        fixer(self, largeur=56, hauteur=56)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("sun"))
        peintre.drawEllipse(QRectF(self.rect()))
        marge = u(13)
        cadre = QRectF(self.rect()).adjusted(marge, marge, -marge, -marge)
        peindre_pictogramme(peintre, cadre, "footprints-fill", "sur_soleil")


class Bandeau(Carte):
    """Sur-titre, verbe, précision ; les boutons passent dessous si la place manque."""

    def __init__(self, boutons: Sequence[Bouton] = (), parent: QWidget | None = None) -> None:
        super().__init__("soleil", parent)
        self.surtitre = paragraphe("", "surtitre")
        self.titre = paragraphe("", "section")
        self.precision = paragraphe("", "second")
        self._corps = ligne(self, marges=(20, 14, 20, 14), espace=16)
        texte = ligne(espace=18)
        texte.addWidget(_Rond(), 0, Alignement.AlignVCenter)
        mots = colonne(espace=2)
        for partie in (self.surtitre, self.titre, self.precision):
            mots.addWidget(partie)
        texte.addLayout(mots, 1)
        self._corps.addLayout(texte, 1)
        gestes = ligne(espace=10)
        gestes.addStretch(1)
        for bouton in boutons:
            gestes.addWidget(bouton)
        self._corps.addLayout(gestes)

    def montrer(self, surtitre: str, titre: str, precision: str) -> None:
        """Change ce que dit le bandeau."""
        self.surtitre.montrer(surtitre)
        self.titre.montrer(titre)
        self.precision.montrer(precision)
        self.precision.setVisible(bool(precision))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Range les boutons à droite, ou dessous."""
        super().resizeEvent(evenement)
        est_large = self.width() >= u(_LARGEUR_D_UNE_LIGNE)
        sens = QBoxLayout.Direction.LeftToRight if est_large else QBoxLayout.Direction.TopToBottom
        if self._corps.direction() is not sens:
            self._corps.setDirection(sens)
