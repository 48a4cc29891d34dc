"""Peindre une case, l’ouvrir pour la corriger, la lire quand on la quitte."""

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
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cep_desktop.domain.erreurs import ErreurMetier
from ui.qt import Alignement, Coupe, Evenement, Rendu, TexteDessine, Touche, Trait
from ui.theme import couleur, police, u
from ui.widgets.anneau import AU_CLAVIER, peindre_anneau
from ui.widgets.etiquette import peindre_etiquette
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.saisie import LigneSaisie
from ui.widgets.tableau.case import Case, Colonne
from ui.widgets.tableau.modele import ROLE_CASE, ModeleTableau

_Index = QModelIndex | QPersistentModelIndex
_MARGE = 12
_QUITTE = {Touche.Key_Return, Touche.Key_Enter, Touche.Key_Tab, Touche.Key_Backtab}


class DelegueTableau(QStyledItemDelegate):
    """`saisi` porte la clé, le nom de la colonne et la valeur lue ; `refuse`, une phrase."""

    saisi = Signal(str, str, object)
    refuse = Signal(str)

    def __init__(self, vue: QTableView, modele: ModeleTableau) -> None:
        super().__init__(vue)
        self._vue = vue
        self._modele = modele

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Ouvre une ligne de texte, ou une liste de réponses."""
        colonne = self._modele.colonnes[index.column()]
        if colonne.reponses:
            return self._liste(parent, colonne)
        ligne = LigneSaisie(parent)
        ligne.setAccessibleName(colonne.titre)
        if colonne.est_un_nombre:
            ligne.setAlignment(Alignement.AlignRight | Alignement.AlignVCenter)
            ligne.setFont(police(16, tabulaire=True))
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
        colonne = self._modele.colonnes[index.column()]
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
        """La hauteur est réglée par la vue."""
        return QSize(u(60), u(44))

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
            dedans.adjust(u(24), 0, 0, 0)
        if case.marque is not None:
            peindre_etiquette(painter, dedans.x(), cadre.center().y(), case.marque)
        else:
            self._ecrire(painter, dedans, case, index.column())
        if option.state & QStyle.StateFlag.State_HasFocus and self._vue.window().property(
            AU_CLAVIER
        ):
            marge = u(6)
            peindre_anneau(painter, cadre.adjusted(marge, marge, -marge, -marge), rayon=u(6))
        painter.restore()

    def _ecrire(self, peintre: QPainter, cadre: QRectF, case: Case, colonne: int) -> None:
        est_un_nombre = self._modele.colonnes[colonne].est_un_nombre
        cote = Alignement.AlignRight if est_un_nombre else Alignement.AlignLeft
        fonte = police(16, 600 if case.est_forte else 400, tabulaire=est_un_nombre)
        peintre.setFont(fonte)
        peintre.setPen(couleur(case.ton))
        if not case.dessous:
            mots = cote.value | Alignement.AlignVCenter.value | TexteDessine.TextWordWrap.value
            peintre.drawText(cadre, mots, case.texte)
            return
        haut = QRectF(cadre.x(), cadre.center().y() - u(22), cadre.width(), u(22))
        court = QFontMetricsF(fonte).elidedText(case.texte, Coupe.ElideRight, cadre.width())
        peintre.drawText(haut, cote | Alignement.AlignVCenter, court)
        dessous = haut.translated(0, u(22))
        fonte = police(15)
        peintre.setFont(fonte)
        peintre.setPen(couleur("ink2"))
        court = QFontMetricsF(fonte).elidedText(case.dessous, Coupe.ElideRight, cadre.width())
        peintre.drawText(dessous, cote | Alignement.AlignVCenter, court)

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


def _texte(editeur: QWidget) -> str:
    if isinstance(editeur, ListeChoix):
        return editeur.code
    return editeur.text().strip() if isinstance(editeur, LigneSaisie) else ""
