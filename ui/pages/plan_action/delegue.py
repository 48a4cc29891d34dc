"""Peindre une ligne du plan : une étape en bande, une action, et sa frise."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from cep_desktop.domain.plan_action import StatutAction
from ui.pages.plan_action.etat import LigneAction, LigneEtape
from ui.pages.plan_action.frise import Echelle
from ui.pages.plan_action.gabarit import AVATARS_MONTRES, Gabarit
from ui.pages.plan_action.peinture import peindre_barre, peindre_statut
from ui.pages.plan_action.table import ROLE_LIGNE
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, TexteDessine, Trait
from ui.theme import couleur, police, u
from ui.widgets.anneau import AU_CLAVIER, peindre_anneau
from ui.widgets.avatar import peindre_avatar

_Index = QModelIndex | QPersistentModelIndex
_RETOUR_A_LA_LIGNE = (
    Alignement.AlignLeft.value | Alignement.AlignVCenter.value | TexteDessine.TextWordWrap.value
)


class Zone(StrEnum):
    """Ce que l’on touche dans une ligne."""

    STATUT = "statut"
    VALIDATION = "validation"
    PLI = "pli"
    LIGNE = "ligne"


class DeleguePlan(QStyledItemDelegate):
    """Dessine les deux colonnes ; `echelle` et `gabarit` sont réglés par la liste."""

    def __init__(self, liste: QTreeView, echelle: Echelle) -> None:
        super().__init__(liste)
        self._liste = liste
        self.echelle = echelle
        self.gabarit = Gabarit.FRISE

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Assez haut pour tout le texte : rien n’est coupé."""
        ligne = index.data(ROLE_LIGNE)
        largeur = self._liste.columnWidth(0)
        return QSize(largeur, self.gabarit.hauteur(ligne, largeur))

    def zone(self, cadre: QRect, ligne: LigneEtape | LigneAction, x: int) -> Zone:
        """Dit ce qui est touché à l’abscisse `x` de la première colonne."""
        if isinstance(ligne, LigneEtape):
            return Zone.PLI if x >= cadre.right() - u(52) else Zone.LIGNE
        if x <= cadre.x() + u(50):
            return Zone.STATUT
        main = self.gabarit.validation(QRectF(cadre))
        return Zone.VALIDATION if main.left() <= x <= main.right() else Zone.LIGNE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Dessine une cellule."""
        ligne = index.data(ROLE_LIGNE)
        cadre = QRectF(option.rect)
        painter.save()
        self._fond(painter, cadre, option, ligne)
        if index.column():
            self._frise(painter, cadre, ligne)
        elif isinstance(ligne, LigneEtape):
            self._etape(painter, cadre, ligne, est_ouverte=self._liste.isExpanded(index))
        else:
            est_vive = bool(option.state & (_SURVOL | _CHOISI))
            self._action(painter, cadre, ligne, est_vive=est_vive)
        self._focus(painter, cadre, option, index)
        painter.restore()

    def _fond(
        self,
        peintre: QPainter,
        cadre: QRectF,
        option: QStyleOptionViewItem,
        ligne: LigneEtape | LigneAction,
    ) -> None:
        est_prochaine = isinstance(ligne, LigneAction) and ligne.est_prochaine
        jeton = "surface2" if isinstance(ligne, LigneEtape) else ""
        if est_prochaine:
            jeton = "sun_soft"
        elif option.state & _CHOISI:
            jeton = "primary_soft"
        elif option.state & _SURVOL:
            jeton = "surface3"
        if jeton:
            peintre.fillRect(cadre, couleur(jeton))
        peintre.setPen(QPen(couleur("line"), 1))
        bas = cadre.bottom() - 0.5
        peintre.drawLine(QPointF(cadre.left(), bas), QPointF(cadre.right(), bas))
        if est_prochaine and cadre.left() < u(10):
            peintre.fillRect(QRectF(cadre.x(), cadre.y(), u(4), cadre.height()), couleur("sun"))

    def _etape(
        self, peintre: QPainter, cadre: QRectF, ligne: LigneEtape, *, est_ouverte: bool
    ) -> None:
        milieu = cadre.center().y()
        peintre.setRenderHint(Rendu.Antialiasing)
        rond = QRectF(cadre.x() + u(20), milieu - u(11), u(22), u(22))
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("primary_soft"))
        peintre.drawEllipse(rond)
        peintre.setFont(police(14, 700))
        peintre.setPen(couleur("primary_text"))
        peintre.drawText(rond, Alignement.AlignCenter, str(ligne.rang))
        peintre.setFont(police(16, 700))
        peintre.setPen(couleur("ink"))
        texte = self.gabarit.texte(cadre, ligne)
        peintre.drawText(texte, _RETOUR_A_LA_LIGNE, ligne.titre)
        peintre.setFont(police(15))
        peintre.setPen(couleur("ink2"))
        droite = QRectF(
            texte.right(), cadre.y(), cadre.right() - u(40) - texte.right(), cadre.height()
        )
        peintre.drawText(droite, Alignement.AlignRight | Alignement.AlignVCenter, ligne.compte)
        fleche = QRectF(cadre.right() - u(32), milieu - u(8), u(16), u(16))
        picto = "caret-down-bold" if est_ouverte else "caret-right-bold"
        peindre_pictogramme(peintre, fleche, picto, "ink2")

    def _action(
        self, peintre: QPainter, cadre: QRectF, ligne: LigneAction, *, est_vive: bool
    ) -> None:
        rond = QRectF(cadre.x() + u(20), cadre.center().y() - u(11), u(22), u(22))
        peindre_statut(peintre, rond, ligne.statut)
        est_finie = ligne.statut in {StatutAction.FAITE, StatutAction.ABANDONNEE}
        peintre.setFont(police(16))
        peintre.setPen(couleur("ink2" if est_finie else "ink"))
        peintre.drawText(self.gabarit.texte(cadre, ligne), _RETOUR_A_LA_LIGNE, ligne.libelle)
        main = self.gabarit.validation(cadre)
        carre = QRectF(main.center().x() - u(12), main.center().y() - u(12), u(24), u(24))
        if ligne.est_validee:
            peindre_pictogramme(peintre, carre, "handshake-fill", "ok")
        elif est_vive:
            peindre_pictogramme(peintre, carre, "handshake", "ink3")
        for rang, nom in enumerate(ligne.acteurs[:AVATARS_MONTRES][::-1]):
            centre = self.gabarit.avatar(cadre, rang)
            peindre_avatar(peintre, centre, u(28), nom)
        self._date(peintre, cadre, ligne)

    def _date(self, peintre: QPainter, cadre: QRectF, ligne: LigneAction) -> None:
        place = self.gabarit.date(cadre, ligne)
        if place is None:
            return
        est_marquee = ligne.est_prochaine or ligne.est_en_retard
        peintre.setFont(police(15, 600 if est_marquee else 400))
        jeton = "sun_ink" if ligne.est_prochaine else "ink2"
        peintre.setPen(couleur("bad" if ligne.est_en_retard else jeton))
        texte = f"{ligne.quand}, en retard" if ligne.est_en_retard else ligne.quand
        cote = Alignement.AlignLeft if self.gabarit is Gabarit.ETROIT else Alignement.AlignRight
        peintre.drawText(place, cote | Alignement.AlignVCenter, texte)

    def _frise(self, peintre: QPainter, cadre: QRectF, ligne: LigneEtape | LigneAction) -> None:
        peintre.setPen(QPen(couleur("line"), 1))
        for jour, _ in self.echelle.mois:
            x = int(cadre.x() + self.echelle.fraction(jour) * cadre.width()) + 0.5
            peintre.drawLine(QPointF(x, cadre.top()), QPointF(x, cadre.bottom()))
        if isinstance(ligne, LigneAction) and ligne.barre is not None:
            peindre_barre(
                peintre, cadre, ligne.barre, self.echelle, est_prochaine=ligne.est_prochaine
            )
        x = cadre.x() + self.echelle.fraction(self.echelle.aujourd_hui) * cadre.width()
        peintre.setPen(QPen(couleur("today"), u(2)))
        peintre.drawLine(QPointF(x, cadre.top()), QPointF(x, cadre.bottom()))

    def _focus(
        self, peintre: QPainter, cadre: QRectF, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        if not option.state & _FOCUS or not self._liste.window().property(AU_CLAVIER):
            return
        peintre.setRenderHint(Rendu.Antialiasing)
        marge = u(6)
        droite = 0 if self.gabarit is Gabarit.FRISE and not index.column() else -marge
        gauche = 0 if index.column() else marge
        dedans = cadre.adjusted(gauche, marge, droite, -marge)
        peintre.setClipRect(cadre)
        if self.gabarit is Gabarit.FRISE:
            dedans.adjust(-u(40) if index.column() else 0, 0, 0 if index.column() else u(40), 0)
        peindre_anneau(peintre, dedans, rayon=u(8))


_SURVOL = QStyle.StateFlag.State_MouseOver
_CHOISI = QStyle.StateFlag.State_Selected
_FOCUS = QStyle.StateFlag.State_HasFocus
