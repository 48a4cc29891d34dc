"""Peindre une trouvaille : le pictogramme, le mot où ce qui répond est marqué, la touche."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cep_desktop.domain.typographie import composer
from ui.pages.palette.etat import Trouvaille
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Coupe, Rendu, Trait
from ui.theme import couleur, police, u

_Index = QModelIndex | QPersistentModelIndex
_GAUCHE = Alignement.AlignVCenter | Alignement.AlignLeft
HAUTEUR, HAUTEUR_TITRE = 52, 38
_ENTREE = "Entrée"


class DeleguePalette(QStyledItemDelegate):
    """Une ligne de 52, un titre de 38 ; ce qui est impossible est calme et dit pourquoi."""

    def __init__(self, liste: QListView, role: int) -> None:
        super().__init__(liste)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Hauteur d’une ligne."""
        est_entree = isinstance(index.data(self._role), Trouvaille)
        return QSize(u(200), u(HAUTEUR if est_entree else HAUTEUR_TITRE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Dessine une ligne."""
        ligne = index.data(self._role)
        cadre = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(Rendu.Antialiasing)
        if isinstance(ligne, Trouvaille):
            est_choisie = bool(option.state & QStyle.StateFlag.State_Selected)
            if est_choisie:
                _fond(painter, cadre, "primary_soft")
                barre = QRectF(cadre.x(), cadre.y() + u(10), u(4), cadre.height() - u(20))
                painter.fillRect(barre, couleur("primary"))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                _fond(painter, cadre, "surface3")
            self._ligne(painter, cadre, ligne, est_choisie=est_choisie)
        else:
            painter.setFont(police(15, 600))
            painter.setPen(couleur("ink2"))
            painter.drawText(cadre.adjusted(u(14), u(4), 0, 0), _GAUCHE, str(ligne))
        painter.restore()

    def _ligne(
        self, peintre: QPainter, cadre: QRectF, trouvaille: Trouvaille, *, est_choisie: bool
    ) -> None:
        entree = trouvaille.entree
        encre = "ink2" if entree.empechement else "ink"
        if entree.picto:
            jeton = "primary" if est_choisie else "ink2"
            carre = QRectF(cadre.x() + u(16), cadre.center().y() - u(12), u(24), u(24))
            peindre_pictogramme(peintre, carre, entree.picto, jeton)
        droite = cadre.right() - u(14)
        touche = entree.touche or (_ENTREE if est_choisie and not entree.empechement else "")
        if touche:
            droite = _touche(peintre, droite, cadre.center().y(), touche) - u(12)
        gauche = cadre.x() + u(54)
        fonte = police(17, 500)
        mot = QFontMetricsF(fonte).elidedText(entree.mot, Coupe.ElideRight, droite - gauche)
        place = QRectF(gauche, cadre.y(), droite - gauche, cadre.height())
        if mot == entree.mot:
            _surligner(peintre, place, trouvaille)
        peintre.setFont(fonte)
        peintre.setPen(couleur(encre))
        peintre.drawText(place, _GAUCHE, mot)
        fin = gauche + QFontMetricsF(fonte).horizontalAdvance(mot) + u(16)
        _preciser(peintre, QRectF(fin, cadre.y(), droite - fin, cadre.height()), trouvaille)


def _fond(peintre: QPainter, cadre: QRectF, jeton: str) -> None:
    peintre.setPen(Trait.NoPen)
    peintre.setBrush(couleur(jeton))
    peintre.drawRoundedRect(cadre, u(10), u(10))


def _surligner(peintre: QPainter, place: QRectF, trouvaille: Trouvaille) -> None:
    """Marque ce qui répond par un fond et par un trait : jamais par la couleur seule."""
    mesure = QFontMetricsF(police(17, 500))
    mot = trouvaille.entree.mot
    haut, bas = place.center().y() - u(13), place.center().y() + u(13)
    for debut, fin in trouvaille.marques:
        x = place.x() + mesure.horizontalAdvance(mot[:debut])
        largeur = mesure.horizontalAdvance(mot[:fin]) - mesure.horizontalAdvance(mot[:debut])
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("sun_soft"))
        peintre.drawRoundedRect(QRectF(x, haut, largeur, bas - haut), u(4), u(4))
        peintre.setPen(QPen(couleur("sun_line"), u(2)))
        peintre.drawLine(QPointF(x, bas), QPointF(x + largeur, bas))


def _preciser(peintre: QPainter, cadre: QRectF, trouvaille: Trouvaille) -> None:
    entree = trouvaille.entree
    texte = composer(entree.empechement or entree.precision)
    fonte = police(15)
    peintre.setFont(fonte)
    peintre.setPen(couleur("ink2"))
    court = QFontMetricsF(fonte).elidedText(texte, Coupe.ElideRight, cadre.width())
    peintre.drawText(cadre, Alignement.AlignVCenter | Alignement.AlignRight, court)


def _touche(peintre: QPainter, droite: float, milieu: float, mot: str) -> float:
    """Dessine une touche dont le bord droit est donné ; rend son bord gauche."""
    fonte = police(15, 600)
    largeur = QFontMetricsF(fonte).horizontalAdvance(mot) + u(18)
    cadre = QRectF(droite - largeur, milieu - u(15), largeur, u(30))
    peintre.setPen(QPen(couleur("line_strong"), 1))
    peintre.setBrush(couleur("surface"))
    peintre.drawRoundedRect(cadre, u(7), u(7))
    peintre.setFont(fonte)
    peintre.setPen(couleur("ink2"))
    peintre.drawText(cadre, Alignement.AlignCenter, mot)
    return float(cadre.x())
