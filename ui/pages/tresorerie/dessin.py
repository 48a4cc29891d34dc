"""Le dessin de l’argent avancé : une barre par mois sous la ligne de zéro."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.pages.tresorerie.etat import BarreMois, echelle
from ui.qt import Alignement, Rendu, Taille, Trait
from ui.theme import couleur, police, u

_HAUTEUR, _HAUT, _BAS, _BARRE = 210, 34, 52, 34


class DessinMois(QWidget):
    """Décoratif : la liste dessous dit la même chose, mois par mois."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._barres: tuple[BarreMois, ...] = ()
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)

    def montrer(self, barres: tuple[BarreMois, ...], phrase: str) -> None:
        """Change les mois dessinés, et ce qu’en dit le lecteur d’écran."""
        self._barres = barres
        self.setAccessibleName(phrase)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Large comme on veut, haut comme il faut."""
        return QSize(u(320), u(_HAUTEUR))

    def minimumSizeHint(self) -> QSize:
        """Une dizaine de barres étroites tiennent toujours."""
        return QSize(u(200), u(_HAUTEUR))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la ligne de zéro, les barres, le mois le plus serré en soleil."""
        if not self._barres:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        pas = self.width() / len(self._barres)
        haut, fond = u(_HAUT), self.height() - u(_BAS)
        peintre.setPen(QPen(couleur("line_strong"), 1))
        peintre.drawLine(0, haut, self.width(), haut)
        plus_grande = echelle(self._barres)
        for rang, barre in enumerate(self._barres):
            colonne = QRectF(rang * pas, 0, pas, self.height())
            hauteur = (fond - haut) * -barre.cumul / plus_grande
            self._barre(peintre, colonne, haut, hauteur, barre)

    def _barre(
        self, peintre: QPainter, colonne: QRectF, haut: float, hauteur: float, barre: BarreMois
    ) -> None:
        if barre.est_pire:
            peintre.fillRect(colonne, couleur("sun_soft"))
        largeur = min(u(_BARRE), colonne.width() * 0.6)
        cadre = QRectF(colonne.center().x() - largeur / 2, haut, largeur, hauteur)
        bord = couleur("sun_line" if barre.est_pire else "primary")
        peintre.setPen(
            QPen(bord, u(1.5), Trait.DashLine if barre.a_un_inconnu else Trait.SolidLine)
        )
        peintre.setBrush(couleur("sun" if barre.est_pire else "primary"))
        if hauteur:
            peintre.drawRoundedRect(cadre, u(5), u(5))
        peintre.setPen(couleur("ink" if barre.est_pire else "ink2"))
        peintre.setFont(police(15, 700 if barre.est_pire else 400))
        nom = QRectF(colonne.x(), 0, colonne.width(), haut)
        peintre.drawText(nom, Alignement.AlignCenter, barre.nom)
        pied = QRectF(colonne.x(), haut + hauteur + u(4), colonne.width(), u(24))
        peintre.setFont(police(14, 600, tabulaire=True))
        if peintre.fontMetrics().horizontalAdvance(barre.ecrit) <= colonne.width():
            peintre.drawText(pied, Alignement.AlignCenter, barre.ecrit)
