"""Les compétences d’un métier, une case chacune : déjà là, à confirmer, à apprendre."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.qt import Remplissage, Rendu, Taille, Trait
from ui.theme import couleur, u
from ui.widgets.mise_en_page import fixer

_ECART, _LARGEUR_MAX = 5, 52


class BarreCompetences(QWidget):
    """Plein, pointillé, vide ; les nombres sont toujours écrits à côté. Aucune note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comptes = (0, 0, 0)
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)
        fixer(self, hauteur=16)

    def montrer(self, la: int, a_confirmer: int, a_apprendre: int) -> None:
        """Change le nombre de cases de chaque sorte."""
        self._comptes = (la, a_confirmer, a_apprendre)
        self.setVisible(bool(sum(self._comptes)))
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine les cases."""
        nombre = sum(self._comptes)
        if not nombre:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        pas = min(self.width() / nombre, u(_LARGEUR_MAX))
        largeur = max(pas - u(_ECART), u(4))
        hauteur = self.height() - 2
        for rang in range(nombre):
            cadre = QRectF(rang * pas + 1, 1, largeur - 1, hauteur)
            self._habiller(peintre, rang)
            peintre.drawRoundedRect(cadre, hauteur / 2.4, hauteur / 2.4)

    def _habiller(self, peintre: QPainter, rang: int) -> None:
        la, a_confirmer, _ = self._comptes
        if rang < la:
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("ok_fill"))
        elif rang < la + a_confirmer:
            peintre.setPen(QPen(couleur("ok_fill"), u(1.5), Trait.DashLine))
            peintre.setBrush(Remplissage.NoBrush)
        else:
            peintre.setPen(QPen(couleur("line_strong"), u(1.2)))
            peintre.setBrush(couleur("surface3"))
