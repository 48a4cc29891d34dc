"""Les lignes du rail : les niveaux du parcours, et les pages où l’on peut aller."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.typographie import composer
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Attribut, Focus, Rendu, Taille, Trait
from ui.shell.etat import NiveauRail
from ui.theme import couleur, police, u
from ui.widgets.mini_parcours import Jalon, peindre_jalon

_AXE, _LIGNE, _COMPACTE = 42, 44, 62
_JALON, _POINT, _ECART = 26, 7, 14


class BoutonRail(QAbstractButton):
    """Une page du rail ; en rail étroit, le pictogramme est au-dessus du mot."""

    def __init__(
        self, mot: str, mot_court: str, picto: str, *, sur_le_chemin: bool = False
    ) -> None:
        super().__init__()
        self._mot_court = composer(mot_court)
        self._picto = picto
        self._sur_le_chemin = sur_le_chemin
        self.est_derniere = False
        self.est_compact = False
        self.setText(composer(mot))
        self.setAccessibleName(composer(mot))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Focus.StrongFocus)
        self.setAttribute(Attribut.WA_Hover)
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)

    def sizeHint(self) -> QSize:
        """Une ligne de 44, ou un pavé de 62 en rail étroit."""
        return QSize(u(76), u(_COMPACTE if self.est_compact else _LIGNE))

    def minimumSizeHint(self) -> QSize:
        """La ligne ne se tasse pas."""
        return self.sizeHint()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la ligne."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        if self.est_compact:
            self._peindre_compact(peintre)
        else:
            self._peindre_ligne(peintre)

    def _fond(self, peintre: QPainter, cadre: QRectF) -> None:
        if self.isChecked() or self.underMouse():
            est_franc = self.isChecked() and couleur("surface") == couleur("rail")
            peintre.setPen(QPen(couleur("primary"), u(2)) if est_franc else Trait.NoPen)
            peintre.setBrush(couleur("surface" if self.isChecked() else "surface3"))
            if not self.isChecked():
                peintre.setOpacity(0.7)
            peintre.drawRoundedRect(cadre, u(10), u(10))
            peintre.setOpacity(1)

    def _peindre_ligne(self, peintre: QPainter) -> None:
        debut = u(56 if self._sur_le_chemin else 12)
        cadre = QRectF(debut, u(2), self.width() - debut - u(8), self.height() - u(4))
        self._fond(peintre, cadre)
        if self._sur_le_chemin:
            self._peindre_point(peintre)
        else:
            carre = QRectF(u(26), (self.height() - u(22)) / 2, u(22), u(22))
            peindre_pictogramme(
                peintre, carre, self._picto, "primary" if self.isChecked() else "ink2"
            )
        peintre.setFont(police(16, 600 if self.isChecked() else 400))
        peintre.setPen(couleur("primary_text" if self.isChecked() else "ink"))
        texte = QRectF(cadre.x() + u(10), 0, cadre.width() - u(10), self.height())
        if not self._sur_le_chemin:
            texte.setLeft(u(60))
        peintre.drawText(texte, Alignement.AlignVCenter | Alignement.AlignLeft, self.text())

    def _peindre_point(self, peintre: QPainter) -> None:
        centre = QPointF(u(_AXE), self.height() / 2)
        peintre.setPen(QPen(couleur("primary_line"), u(2)))
        bas = centre.y() if self.est_derniere else self.height()
        peintre.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), bas))
        jeton = "primary" if self.isChecked() else "line_strong"
        peintre.setPen(QPen(couleur(jeton), u(2)))
        peintre.setBrush(couleur("rail"))
        peintre.drawEllipse(centre, u(_POINT), u(_POINT))
        if self.isChecked():
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("primary"))
            peintre.drawEllipse(centre, u(3.5), u(3.5))

    def _peindre_compact(self, peintre: QPainter) -> None:
        cadre = QRectF(u(6), u(2), self.width() - u(12), self.height() - u(4))
        self._fond(peintre, cadre)
        carre = QRectF((self.width() - u(24)) / 2, u(7), u(24), u(24))
        jeton = "primary" if self.isChecked() else "ink2"
        peindre_pictogramme(peintre, carre, self._picto, jeton)
        peintre.setFont(police(14, 600 if self.isChecked() else 500))
        peintre.setPen(couleur("primary_text" if self.isChecked() else "ink2"))
        mot = QRectF(0, u(33), self.width(), u(22))
        peintre.drawText(mot, Alignement.AlignCenter, self._mot_court)


class LigneNiveau(QAbstractButton):
    """Un niveau du parcours : où il en est, et le trait qui mène au suivant.

    On ne peut y aller que s’il a des pages.
    """

    def __init__(self, niveau: NiveauRail, *, avant: Avancement | None, a_une_suite: bool) -> None:
        super().__init__()
        self._niveau = niveau
        self._avant = avant
        self._a_une_suite = a_une_suite
        self.est_compact = False
        etat = niveau.mot or "en cours"
        self.setAccessibleName(composer(f"Niveau {niveau.rang}, {niveau.titre}, {etat}"))
        self.setFocusPolicy(Focus.StrongFocus if niveau.pages else Focus.NoFocus)
        self.setEnabled(bool(niveau.pages))
        self.setAttribute(Attribut.WA_Hover)
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)

    def sizeHint(self) -> QSize:
        """Une ligne de 44."""
        return QSize(u(76), u(_LIGNE))

    def minimumSizeHint(self) -> QSize:
        """La ligne ne se tasse pas."""
        return self.sizeHint()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le jalon, son titre et son état."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        if self.underMouse() and self.isEnabled():
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("surface3"))
            peintre.drawRoundedRect(
                QRectF(self.rect()).adjusted(u(6), u(2), -u(6), -u(2)), u(10), u(10)
            )
        axe = self.width() / 2 if self.est_compact else u(_AXE)
        centre = QPointF(axe, self.height() / 2)
        avancement = self._niveau.avancement
        fait = avancement is Avancement.TERMINE
        if self._a_une_suite:
            peintre.setPen(QPen(couleur(_trait(avancement)), u(2.5)))
            peintre.drawLine(centre, QPointF(axe, self.height()))
        if self._avant is not None:
            peintre.setPen(QPen(couleur(_trait(self._avant)), u(2.5)))
            peintre.drawLine(QPointF(axe, 0), centre)
        peindre_jalon(peintre, centre, u(_JALON), Jalon(self._niveau.rang, avancement))
        if self.est_compact:
            return
        est_ici = avancement is Avancement.EN_COURS
        peintre.setFont(police(16, 700 if est_ici else 500))
        peintre.setPen(couleur("ink"))
        texte = QRectF(u(66), 0, self.width() - u(66) - u(12), self.height())
        peintre.drawText(texte, Alignement.AlignVCenter | Alignement.AlignLeft, self._niveau.titre)
        titre = QFontMetricsF(peintre.font()).horizontalAdvance(self._niveau.titre)
        fonte = police(15, 500)
        mot = QFontMetricsF(fonte).horizontalAdvance(self._niveau.mot)
        if titre + mot + u(_ECART) > texte.width():
            return
        peintre.setFont(fonte)
        peintre.setPen(couleur("ok" if fait else "ink2"))
        peintre.drawText(
            texte.adjusted(0, 0, -u(4), 0),
            Alignement.AlignVCenter | Alignement.AlignRight,
            self._niveau.mot,
        )


def _trait(avancement: Avancement) -> str:
    """Couleur du trait qui suit un niveau."""
    return "ok_fill" if avancement is Avancement.TERMINE else "primary_line"
