"""Le fond canard et son chemin, derrière une carte : ce que l’on voit sans être entré."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.qt import Alignement, Defilement, Focus, Rendu, Trait
from ui.shell.grossissement import brancher_le_zoom
from ui.theme import couleur, theme, u
from ui.widgets.anneau import AnneauFocus
from ui.widgets.carte import Carte
from ui.widgets.chemin import Logo
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import ajuster, colonne, fixer, ligne

_HAUT, _BAS = QColor("#0E4A5E"), QColor("#082E3D")
_CHEMIN = QColor(160, 200, 212, 70)


class Decor(QWidget):
    """Plein écran : un dégradé, le chemin, et une carte au milieu qui défile s’il le faut."""

    def __init__(self, largeur: float) -> None:
        super().__init__()
        self.setObjectName("decor")
        defile = QScrollArea()
        defile.setWidgetResizable(True)
        defile.setFrameShape(QFrame.Shape.NoFrame)
        defile.setFocusPolicy(Focus.NoFocus)
        defile.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        colonne(self).addWidget(defile)
        contenu = QWidget()
        contenu.setObjectName("defile")
        defile.setWidget(contenu)
        exterieur = colonne(contenu, marges=(24, 24, 24, 24))
        self.carte = Carte("dialogue")
        fixer(self.carte, largeur_max=largeur)
        self._defile = defile
        exterieur.addStretch(1)
        rangee = ligne()
        rangee.addStretch(1)
        rangee.addWidget(self.carte, 1000)
        rangee.addStretch(1)
        exterieur.addLayout(rangee)
        exterieur.addStretch(1)
        self.anneau = AnneauFocus(self)
        brancher_le_zoom(self)
        theme.change.connect(self._suivre_le_theme)

    def viser(self) -> None:
        """Donne le clavier au premier geste ; chaque écran dit lequel."""

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Tab vient du clavier : l’anneau de focus devient visible, et la carte défile."""
        self.anneau.annoncer()
        a_change = super().focusNextPrevChild(suivant)
        focus = self.focusWidget()
        if focus is not None:
            self._defile.ensureWidgetVisible(focus)
        return a_change

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Redessine le chemin entier."""
        super().resizeEvent(evenement)
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Peint le dégradé et le chemin."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        fond = QLinearGradient(0, 0, 0, self.height())
        fond.setColorAt(0, _HAUT)
        fond.setColorAt(1, _BAS)
        peintre.fillRect(self.rect(), fond)
        depart, milieu, bout, arrivee = (
            QPointF(self.width() * x, self.height() * y)
            for x, y in ((0, 0.88), (0.33, 0.67), (0.68, 0.41), (1, 0.12))
        )
        chemin = QPainterPath(depart)
        chemin.cubicTo(
            depart + QPointF(self.width() * 0.17, 0),
            milieu - QPointF(self.width() * 0.1, 0),
            milieu,
        )
        chemin.cubicTo(
            milieu + QPointF(self.width() * 0.2, self.height() * 0.06),
            bout - QPointF(self.width() * 0.06, -self.height() * 0.1),
            bout,
        )
        chemin.cubicTo(
            bout + QPointF(self.width() * 0.1, -self.height() * 0.16),
            arrivee - QPointF(self.width() * 0.18, -self.height() * 0.02),
            arrivee,
        )
        peintre.setPen(QPen(_CHEMIN, u(5)))
        peintre.drawPath(chemin)
        for part in (0.18, 0.66):
            peintre.setPen(QPen(_CHEMIN, u(4)))
            peintre.setBrush(_BAS)
            peintre.drawEllipse(chemin.pointAtPercent(part), u(9), u(9))
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("sun"))
        peintre.drawEllipse(chemin.pointAtPercent(0.9), u(14), u(14))

    def _suivre_le_theme(self) -> None:
        ajuster(self)


def enseigne() -> QWidget:
    """Rend le logo et le nom du produit."""
    boite = QWidget()
    rangee = ligne(boite, espace=8)
    rangee.addWidget(Logo())
    rangee.addWidget(libelle("CEP Desktop", "section"))
    return boite


def au_milieu(widget: QWidget) -> QWidget:
    """Rend une rangée où le widget est centré."""
    boite = QWidget()
    ligne(boite).addWidget(widget, 0, Alignement.AlignHCenter)
    return boite
