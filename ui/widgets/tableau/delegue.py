"""Peindre une case, l’ouvrir pour la corriger, la lire quand on la quitte."""

from contextlib import suppress

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cep_desktop.domain.erreurs import ErreurMetier
from ui.qt import Alignement, Evenement, Rendu, TexteDessine, Touche, Trait
from ui.theme import couleur, police, u
from ui.widgets.anneau import AU_CLAVIER, peindre_anneau
from ui.widgets.etiquette import peindre_etiquette
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.saisie import LigneSaisie
from ui.widgets.tableau.case import Case, Colonne
from ui.widgets.tableau.modele import ROLE_CASE, ModeleTableau

_Index = QModelIndex | QPersistentModelIndex
_MARGE, _PASTILLE, _AIR = 12, 24, 8
_MOTS = TexteDessine.TextWordWrap.value
_QUITTE = {Touche.Key_Return, Touche.Key_Enter, Touche.Key_Tab, Touche.Key_Backtab}


class DelegueTableau(QStyledItemDelegate):
    """`saisi` porte la clé, le nom de la colonne et la valeur lue ; `refuse`, une phrase.

    `frappe` porte la même chose à chaque touche, tant que ce qui est écrit se lit.
    """

    saisi = Signal(str, str, object)
    frappe = Signal(str, str, object)
    refuse = Signal(str)

    def __init__(self, vue: QTableView, modele: ModeleTableau) -> None:
        super().__init__(vue)
        self._vue = vue
        self._modele = modele

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Ouvre une ligne de texte, ou une liste de réponses."""
        colonne = self._colonne(index)
        if colonne.reponses:
            return self._liste(parent, colonne)
        ligne = LigneSaisie(parent)
        ligne.setAccessibleName(colonne.titre)
        if colonne.est_un_nombre:
            ligne.setAlignment(Alignement.AlignRight | Alignement.AlignVCenter)
            ligne.setFont(police(16, tabulaire=True))
            cle = self._modele.cle(index)
            ligne.textEdited.connect(lambda texte: self._essayer(cle, colonne, texte))
        return ligne

    def setEditorData(self, editeur: QWidget, index: _Index) -> None:
        """Écrit ce que l’on corrige."""
        case: Case = index.data(ROLE_CASE)
        if isinstance(editeur, ListeChoix):
            if editeur.findData(case.saisie) < 0:
                editeur.addItem(case.phrase, case.saisie)
            editeur.montrer(case.saisie)
        elif isinstance(editeur, LigneSaisie):
            editeur.setText(case.saisie)
            editeur.selectAll()

    def setModelData(self, editeur: QWidget, modele: QAbstractItemModel, index: _Index) -> None:
        """Lit ce qui est écrit ; une case inchangée ou illisible ne change rien."""
        case: Case = index.data(ROLE_CASE)
        colonne = self._colonne(index)
        texte = _texte(editeur)
        if texte == case.saisie or colonne.lire is None:
            return
        try:
            valeur = colonne.lire(texte)
        except ErreurMetier as refus:
            self.refuse.emit(str(refus))
            return
        self.refuse.emit("")
        self.saisi.emit(self._modele.cle(index), colonne.nom, valeur)

    def updateEditorGeometry(
        self, editeur: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """L’éditeur occupe la case, avec un peu d’air."""
        marge = u(3)
        editeur.setGeometry(option.rect.adjusted(marge, marge, -marge, -marge))

    def eventFilter(self, editeur: QObject, evenement: QEvent) -> bool:
        """Entrée et Tab ne quittent pas une case illisible : la phrase dit pourquoi."""
        if (
            isinstance(evenement, QKeyEvent)
            and evenement.type() == Evenement.KeyPress
            and evenement.key() in _QUITTE
            and isinstance(editeur, LigneSaisie)
            and not self._est_lisible(editeur)
        ):
            return True
        return super().eventFilter(editeur, evenement)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Assez haut pour tout le texte : rien n’est coupé."""
        case: Case = index.data(ROLE_CASE)
        largeur = self._vue.columnWidth(index.column()) - 2 * u(_MARGE)
        if case.marque is not None or self._vue.isColumnHidden(index.column()):
            return QSize(u(60), u(44))
        largeur -= u(_PASTILLE) if case.jeton else 0
        hauteur = _hauteur(case.texte, _fonte(case, self._colonne(index)), largeur)
        if case.dessous:
            hauteur += _hauteur(case.dessous, police(15), largeur)
        return QSize(u(60), round(hauteur) + 2 * u(_AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Dessine une case."""
        case: Case = index.data(ROLE_CASE)
        cadre = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(Rendu.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cadre, couleur("primary_soft"))
        painter.setPen(QPen(couleur("line"), 1))
        bas = cadre.bottom() - 0.5
        painter.drawLine(QPointF(cadre.left(), bas), QPointF(cadre.right(), bas))
        dedans = cadre.adjusted(u(_MARGE), 0, -u(_MARGE), 0)
        if case.jeton:
            pastille = QRectF(dedans.x(), cadre.center().y() - u(7), u(14), u(14))
            painter.setPen(Trait.NoPen)
            painter.setBrush(couleur(case.jeton))
            painter.drawRoundedRect(pastille, u(4), u(4))
            dedans.adjust(u(_PASTILLE), 0, 0, 0)
        if case.marque is not None:
            peindre_etiquette(painter, dedans.x(), cadre.center().y(), case.marque)
        else:
            self._ecrire(painter, dedans, case, self._colonne(index))
        if option.state & QStyle.StateFlag.State_HasFocus and self._vue.window().property(
            AU_CLAVIER
        ):
            marge = u(6)
            peindre_anneau(painter, cadre.adjusted(marge, marge, -marge, -marge), rayon=u(6))
        painter.restore()

    def _colonne(self, index: _Index) -> Colonne:
        return self._modele.colonnes[index.column()]

    def _ecrire(self, peintre: QPainter, cadre: QRectF, case: Case, colonne: Colonne) -> None:
        cote = Alignement.AlignRight if colonne.est_un_nombre else Alignement.AlignLeft
        fonte = _fonte(case, colonne)
        texte = _hauteur(case.texte, fonte, cadre.width())
        dessous = _hauteur(case.dessous, police(15), cadre.width()) if case.dessous else 0
        haut = cadre.center().y() - (texte + dessous) / 2
        peintre.setFont(fonte)
        peintre.setPen(couleur(case.ton))
        peintre.drawText(
            QRectF(cadre.x(), haut, cadre.width(), texte), cote.value | _MOTS, case.texte
        )
        peintre.setFont(police(15))
        peintre.setPen(couleur("ink2"))
        peintre.drawText(
            QRectF(cadre.x(), haut + texte, cadre.width(), dessous),
            cote.value | _MOTS,
            case.dessous,
        )

    def _essayer(self, cle: str, colonne: Colonne, texte: str) -> None:
        if colonne.lire is None:
            return
        with suppress(ErreurMetier):
            self.frappe.emit(cle, colonne.nom, colonne.lire(texte.strip()))

    def _liste(self, parent: QWidget, colonne: Colonne) -> ListeChoix:
        liste = ListeChoix(colonne.titre, colonne.reponses, parent)
        liste.choisi.connect(lambda _: self.commitData.emit(liste))
        liste.choisi.connect(lambda _: self.closeEditor.emit(liste))
        return liste

    def _est_lisible(self, ligne: LigneSaisie) -> bool:
        colonne = self._modele.colonnes[self._vue.currentIndex().column()]
        if colonne.lire is None:
            return True
        try:
            colonne.lire(ligne.text().strip())
        except ErreurMetier as refus:
            self.refuse.emit(str(refus))
            ligne.setProperty("erreur", "true")
            ligne.style().unpolish(ligne)
            ligne.style().polish(ligne)
            return False
        return True


def _fonte(case: Case, colonne: Colonne) -> QFont:
    return police(16, 600 if case.est_forte else 400, tabulaire=colonne.est_un_nombre)


def _hauteur(texte: str, fonte: QFont, largeur: float) -> float:
    """Hauteur d’un texte qui passe à la ligne, en pixels."""
    cadre = QRectF(0, 0, max(largeur, 1), 10_000)
    return float(QFontMetricsF(fonte).boundingRect(cadre, _MOTS, texte).height())


def _texte(editeur: QWidget) -> str:
    if isinstance(editeur, ListeChoix):
        return editeur.code
    return editeur.text().strip() if isinstance(editeur, LigneSaisie) else ""
