"""La jauge d’une phrase secrète : un trait par mot, et une phrase qui le dit."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.qt import Alignement, Rendu, Taille, Trait
from ui.solidite import Solidite
from ui.theme import couleur, u
from ui.widgets.avis import Picto
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne

_ECART = 6


class _Traits(QWidget):
    """Les traits, pleins jusqu’au nombre de mots."""

    def __init__(self) -> None:
        super().__init__()
        self.solidite = Solidite(0, 7, "", est_forte=False)
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)
        fixer(self, hauteur=10)

    def sizeHint(self) -> QSize:
        return QSize(u(200), u(10))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(Trait.NoPen)
        sur, ecart = self.solidite.sur, u(_ECART)
        largeur = (self.width() - ecart * (sur - 1)) / sur
        plein = "ok_fill" if self.solidite.est_forte else "warn_fill"
        for rang in range(sur):
            peintre.setBrush(couleur(plein if rang < self.solidite.mots else "line"))
            cadre = QRectF(rang * (largeur + ecart), 0, largeur, self.height())
            peintre.drawRoundedRect(cadre, self.height() / 2, self.height() / 2)


class Jauge(QWidget):
    """Se lit sans la couleur : la phrase dit ce qui manque."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        disposition = colonne(self, espace=8)
        self._traits = _Traits()
        disposition.addWidget(self._traits)
        rangee = ligne(espace=8)
        self._picto = Picto("check-circle-fill", "ok", 20)
        rangee.addWidget(self._picto, 0, Alignement.AlignTop)
        self.phrase = paragraphe("", "second")
        rangee.addWidget(self.phrase, 1)
        disposition.addLayout(rangee)

    def montrer(self, solidite: Solidite) -> None:
        """Change ce que dit la jauge."""
        self._traits.solidite = solidite
        self._traits.update()
        picto = "check-circle-fill" if solidite.est_forte else "info"
        self._picto.montrer(picto, solidite.ton)
        self.phrase.montrer(solidite.phrase)
        self.phrase.teinter(solidite.ton)
