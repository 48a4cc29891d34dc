"""Le dessin d’une compétence : ses mots, d’où elle vient, l’aisance, la poignée de main."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.competences.etat import LigneCompetence
from ui.pages.competences.modele import ModeleCompetences
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, TexteDessine, Trait
from ui.theme import couleur, police, u
from ui.widgets.anneau import AU_CLAVIER, peindre_anneau

_MARGE, _MAIN, _AISANCE, _ECART, _AIR, _LARGE = 20, 44, 176, 16, 12, 540
_BARRE = (22, 10, 5)
_A_GAUCHE = Alignement.AlignLeft | Alignement.AlignTop


class DelegueCompetence(QStyledItemDelegate):
    """L’aisance est à droite, ou sous les mots quand la place manque."""

    def __init__(self, liste: QListView, modele: ModeleCompetences) -> None:
        super().__init__(liste)
        self._liste = liste
        self._modele = modele

    def main(self, cadre: QRectF) -> QRectF:
        """Place de la poignée de main."""
        cote = u(_MAIN)
        return QRectF(cadre.right() - u(_MARGE) - cote, cadre.center().y() - cote / 2, cote, cote)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Hauteur du texte qui passe à la ligne."""
        ligne = self._modele.ligne(index)
        largeur = self._liste.viewport().width()
        if ligne is None:
            return QSize(largeur, 0)
        titre, source = self._hauteurs(ligne, largeur)
        hauteur = titre + source + u(_AIR) * 2
        if not self._est_large(largeur):
            hauteur += u(34)
        return QSize(largeur, round(max(hauteur, u(_MAIN + 2 * 10))))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Dessine la ligne."""
        ligne = self._modele.ligne(index)
        if ligne is None:
            return
        cadre = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(Rendu.Antialiasing)
        self._fond(painter, cadre, option, est_premiere=index.row() == 0)
        largeur = round(cadre.width())
        titre, source = self._hauteurs(ligne, largeur)
        place = self._texte(cadre)
        est_large = self._est_large(largeur)
        haut = cadre.center().y() - (titre + source) / 2 if est_large else cadre.top() + u(_AIR)
        painter.setFont(police(16, 600))
        painter.setPen(couleur("ink"))
        sens = TexteDessine.TextWordWrap | _A_GAUCHE
        painter.drawText(QRectF(place.x(), haut, place.width(), titre), sens, ligne.libelle)
        painter.setFont(police(15))
        painter.setPen(couleur("ink2"))
        bas = haut + titre
        painter.drawText(QRectF(place.x(), bas, place.width(), source), sens, ligne.source)
        if est_large:
            self._aisance(painter, place.right() + u(_ECART), cadre.center().y() - u(22), ligne)
        else:
            self._aisance_en_ligne(painter, place.x(), bas + source + u(6), ligne)
        self._poignee(painter, self.main(cadre), est_validee=ligne.est_validee)
        painter.restore()

    def _est_large(self, largeur: int) -> bool:
        return largeur >= u(_LARGE)

    def _texte(self, cadre: QRectF) -> QRectF:
        droite = u(_MARGE + _MAIN + _ECART)
        if self._est_large(round(cadre.width())):
            droite += u(_AISANCE + _ECART)
        return cadre.adjusted(u(_MARGE), 0, -droite, 0)

    def _hauteurs(self, ligne: LigneCompetence, largeur: int) -> tuple[float, float]:
        place = self._texte(QRectF(0, 0, largeur, 10)).width()
        return _hauteur(ligne.libelle, place, 16, 600), _hauteur(ligne.source, place, 15, 400)

    def _fond(
        self, peintre: QPainter, cadre: QRectF, option: QStyleOptionViewItem, *, est_premiere: bool
    ) -> None:
        etat = QStyle.StateFlag
        interieur = cadre.adjusted(u(6), u(2), -u(6), -u(2))
        if option.state & (etat.State_MouseOver | etat.State_Selected):
            peintre.setPen(Trait.NoPen)
            choisi = bool(option.state & etat.State_Selected)
            peintre.setBrush(couleur("primary_soft" if choisi else "surface2"))
            peintre.drawRoundedRect(interieur, u(10), u(10))
        if not est_premiere:
            peintre.setPen(QPen(couleur("line"), 1))
            y = cadre.top() + 0.5
            gauche, droite = cadre.left() + u(_MARGE), cadre.right() - u(_MARGE)
            peintre.drawLine(QPointF(gauche, y), QPointF(droite, y))
        if option.state & etat.State_HasFocus and self._liste.window().property(AU_CLAVIER):
            marge = u(6)
            peindre_anneau(peintre, cadre.adjusted(marge, marge, -marge, -marge), rayon=u(8))

    def _aisance(self, peintre: QPainter, x: float, y: float, ligne: LigneCompetence) -> None:
        peintre.setFont(police(15, 500))
        peintre.setPen(couleur("ink"))
        cadre = QRectF(x, y, u(_AISANCE), u(24))
        peintre.drawText(cadre, Alignement.AlignVCenter | Alignement.AlignLeft, ligne.aisance)
        _barres(peintre, x, y + u(30), ligne.niveau)

    def _aisance_en_ligne(
        self, peintre: QPainter, x: float, y: float, ligne: LigneCompetence
    ) -> None:
        largeur, _, ecart = _BARRE
        _barres(peintre, x, y + u(7), ligne.niveau)
        peintre.setFont(police(15, 500))
        peintre.setPen(couleur("ink"))
        debut = x + 3 * u(largeur + ecart) + u(8)
        cadre = QRectF(debut, y, u(_AISANCE) * 2, u(24))
        peintre.drawText(cadre, Alignement.AlignVCenter | Alignement.AlignLeft, ligne.aisance)

    def _poignee(self, peintre: QPainter, cadre: QRectF, *, est_validee: bool) -> None:
        bord = QPen(couleur("ok_fill" if est_validee else "line_strong"), 1)
        peintre.setPen(bord)
        peintre.setBrush(couleur("ok_soft" if est_validee else "surface"))
        peintre.drawRoundedRect(cadre.adjusted(0.5, 0.5, -0.5, -0.5), u(12), u(12))
        marge = u(9)
        nom, jeton = ("handshake-fill", "ok") if est_validee else ("handshake", "ink2")
        peindre_pictogramme(peintre, cadre.adjusted(marge, marge, -marge, -marge), nom, jeton)


def _barres(peintre: QPainter, x: float, y: float, niveau: int) -> None:
    largeur, hauteur, ecart = _BARRE
    for rang in range(3):
        plein = rang < niveau
        cadre = QRectF(x + rang * u(largeur + ecart), y, u(largeur), u(hauteur))
        peintre.setPen(QPen(couleur("primary" if plein else "line_strong"), 1))
        peintre.setBrush(couleur("primary" if plein else "surface3"))
        peintre.drawRoundedRect(cadre, u(hauteur) / 2, u(hauteur) / 2)


def _hauteur(texte: str, largeur: float, taille: float, graisse: int) -> float:
    cadre = QRectF(0, 0, max(largeur, u(80)), 10_000)
    metriques = QFontMetricsF(police(taille, graisse))
    return metriques.boundingRect(cadre, TexteDessine.TextWordWrap.value, texte).height()
