"""L’en-tête de la liste : le nom de la colonne, les mois de la frise, et aujourd’hui."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHeaderView, QTreeView

from ui.pages.plan_action.frise import Echelle
from ui.qt import Alignement, Orientation, Rendu, Trait
from ui.theme import couleur, police, u

_HAUTEUR, _HAUTEUR_SIMPLE, _RAYON = 54, 44, 15
_AUJOURD_HUI = "Aujourd’hui"


class EnTetePlan(QHeaderView):
    """En-tête peint, aux coins de la carte."""

    def __init__(self, liste: QTreeView, echelle: Echelle) -> None:
        super().__init__(Orientation.Horizontal, liste)
        self.echelle = echelle
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(u(40))

    def sizeHint(self) -> QSize:
        """Plus haut quand la frise montre les mois et aujourd’hui."""
        return QSize(u(200), u(_HAUTEUR_SIMPLE if self.isSectionHidden(1) else _HAUTEUR))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Dessine une colonne de l’en-tête."""
        cadre = QRectF(rect)
        painter.save()
        painter.setRenderHint(Rendu.Antialiasing)
        fond = QPainterPath()
        fond.addRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, u(_RAYON)), u(_RAYON), u(_RAYON))
        painter.setClipRect(cadre)
        painter.fillPath(fond, couleur("surface2"))
        painter.setPen(QPen(couleur("line"), 1))
        bas = cadre.bottom() - 0.5
        painter.drawLine(QPointF(cadre.left(), bas), QPointF(cadre.right(), bas))
        if section:
            self._mois(painter, cadre)
        else:
            painter.setFont(police(15, 600))
            painter.setPen(couleur("ink2"))
            nom = str(self.model().headerData(0, Orientation.Horizontal))
            painter.drawText(
                cadre.adjusted(u(20), 0, 0, 0), Alignement.AlignVCenter | Alignement.AlignLeft, nom
            )
        painter.restore()

    def _mois(self, peintre: QPainter, cadre: QRectF) -> None:
        courant = self.echelle.aujourd_hui.replace(day=1)
        mois = self.echelle.mois
        for rang, (jour, nom) in enumerate(mois):
            x = cadre.x() + self.echelle.fraction(jour) * cadre.width()
            suivant = mois[rang + 1][0] if rang + 1 < len(mois) else self.echelle.fin
            largeur = cadre.x() + self.echelle.fraction(suivant) * cadre.width() - x
            peintre.setPen(QPen(couleur("line"), 1))
            peintre.drawLine(
                QPointF(int(x) + 0.5, cadre.top()), QPointF(int(x) + 0.5, cadre.bottom())
            )
            peintre.setFont(police(15, 700 if jour == courant else 400))
            peintre.setPen(couleur("ink" if jour == courant else "ink2"))
            place = QRectF(x + u(14), cadre.y() + u(5), largeur - u(16), u(24))
            mots = (
                nom
                if QFontMetricsF(peintre.font()).horizontalAdvance(nom) <= place.width()
                else nom[0]
            )
            if place.width() > u(8):
                peintre.drawText(place, Alignement.AlignVCenter | Alignement.AlignLeft, mots)
        self._aujourd_hui(peintre, cadre)

    def _aujourd_hui(self, peintre: QPainter, cadre: QRectF) -> None:
        fonte = police(14, 600)
        largeur = QFontMetricsF(fonte).horizontalAdvance(_AUJOURD_HUI) + 2 * u(8)
        x = cadre.x() + self.echelle.fraction(self.echelle.aujourd_hui) * cadre.width()
        gauche = min(max(x - largeur / 2, cadre.left()), cadre.right() - largeur)
        pilule = QRectF(gauche, cadre.bottom() - u(23), largeur, u(23))
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("today"))
        peintre.drawRoundedRect(pilule, pilule.height() / 2, pilule.height() / 2)
        peintre.setFont(fonte)
        peintre.setPen(couleur("sur_aujourd_hui"))
        peintre.drawText(pilule, Alignement.AlignCenter, _AUJOURD_HUI)
