"""Le cadre où l’on dépose un fichier : vide, il invite ; rempli, il nomme le fichier relu."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.avis import Picto
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple

_INVITATION = "Déposez ici un fichier Word, Excel ou PDF, ou choisissez-le."
_RAYON = 16


class CadreDepot(QWidget):
    """Un cadre en tirets ; la page entière reçoit le fichier, lui le dit."""

    def __init__(self) -> None:
        super().__init__()
        self.nom, self.detail = paragraphe("", "fort"), paragraphe("", "second")
        self._autre = QWidget()
        invite = ligne(self._autre, espace=10)
        invite.addWidget(Picto("folder-open", "ink2", 22), 0, Alignement.AlignVCenter)
        invite.addWidget(libelle("Déposez un autre fichier ici", "second"), 1)
        lu = QWidget()
        rangee = ligne(lu, espace=16)
        rangee.addWidget(Picto("file-text", "primary", 30), 0, Alignement.AlignVCenter)
        mots = colonne(espace=0)
        mots.addWidget(self.nom)
        mots.addWidget(self.detail)
        rangee.addLayout(mots, 1)
        corps = colonne(self, marges=(24, 12, 24, 12))
        corps.addWidget(RangeeSouple(lu, self._autre, seuil=640, parts=(1, 0), espace=10))
        self.inviter()

    def inviter(self) -> None:
        """Rien n’est relu : dit quoi déposer."""
        self._montrer("", _INVITATION)

    def dire(self, nom: str, detail: str) -> None:
        """Nomme le fichier, et dit ce que l’on en sait."""
        self._montrer(nom, detail)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Peint le cadre en tirets."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(QPen(couleur("line_strong"), u(1.5), Trait.DashLine))
        peintre.setBrush(couleur("surface2"))
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        peintre.drawRoundedRect(cadre, u(_RAYON), u(_RAYON))

    def _montrer(self, nom: str, detail: str) -> None:
        self.nom.montrer(nom)
        self.nom.setVisible(bool(nom))
        self.detail.montrer(detail)
        self._autre.setVisible(bool(nom))
