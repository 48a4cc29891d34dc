"""Le pavé où l’on signe au stylet, au doigt ou à la souris ; rien que la forme du trait."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cep_desktop.signing.trace import ENCRE, EPAISSEUR, Trace, courbes
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Attribut, Evenement, Focus, Remplissage, Rendu, Touche, Trait
from ui.theme import couleur, police, u

_LARGEUR, _HAUTEUR, _RAYON = 280, 168, 10
_LIGNE, _BORD, _PICTO = 0.78, 22, 30
_TOUCHER = {
    Evenement.TouchBegin,
    Evenement.TouchUpdate,
    Evenement.TouchEnd,
    Evenement.TouchCancel,
}


class PaveSignature(QWidget):
    """On y dessine ; `change` suit chaque trait fini, effacé ou repris.

    Le tracé est vectoriel : changer de taille ou d’échelle ne l’efface ni ne le coupe. Pendant que
    le stylet est posé, la paume ne compte pas.
    """

    change = Signal()

    def __init__(self, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace = self._origine = Trace(float(_LARGEUR), float(_HAUTEUR))
        self._dessine = self._a_un_stylet = False
        self.setFocusPolicy(Focus.StrongFocus)
        self.setAttribute(Attribut.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Signature de {nom}")
        self.setAccessibleDescription(
            "Se dessine au stylet, au doigt ou à la souris. "
            "Au clavier, écrivez votre nom avec le bouton qui suit."
        )

    @property
    def trace(self) -> Trace:
        """Le dessin tel qu’il est."""
        return self._trace

    def effacer(self) -> None:
        """Oublie tout le dessin."""
        self._remplacer(Trace(self._trace.largeur, self._trace.hauteur))

    def reprendre(self) -> None:
        """Retire le dernier trait."""
        self._remplacer(self._trace.annuler())

    def sizeHint(self) -> QSize:
        """La taille de la maquette."""
        return QSize(u(_LARGEUR), u(_HAUTEUR))

    def minimumSizeHint(self) -> QSize:
        """Assez pour signer."""
        return QSize(u(_LARGEUR) // 2, u(_HAUTEUR))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Retour arrière retire le dernier trait, Suppr efface tout."""
        match evenement.key():
            case Touche.Key_Backspace:
                self.reprendre()
            case Touche.Key_Delete:
                self.effacer()
            case _:
                super().keyPressEvent(evenement)

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Commence un trait à la souris."""
        if not self._a_un_stylet:
            self._commencer(evenement.position())

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Prolonge le trait."""
        if not self._a_un_stylet:
            self._prolonger(evenement.position())

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Finit le trait."""
        if not self._a_un_stylet:
            self._finir()

    def tabletEvent(self, evenement: QTabletEvent) -> None:
        """Suit le stylet ; sa gomme ne dessine pas."""
        evenement.accept()
        if evenement.pointerType() is QPointingDevice.PointerType.Eraser:
            return
        match evenement.type():
            case Evenement.TabletPress:
                self._a_un_stylet = True
                self._commencer(evenement.position())
            case Evenement.TabletMove:
                self._prolonger(evenement.position())
            case Evenement.TabletRelease:
                self._finir()
                self._a_un_stylet = False

    def event(self, evenement: QEvent) -> bool:
        """Suit le premier doigt posé ; un stylet posé l’emporte."""
        if evenement.type() in _TOUCHER and isinstance(evenement, QTouchEvent):
            evenement.accept()
            if not self._a_un_stylet:
                self._toucher(evenement)
            return True
        return super().event(evenement)

    def _toucher(self, evenement: QTouchEvent) -> None:
        points = evenement.points()
        match evenement.type():
            case Evenement.TouchBegin if points:
                self._commencer(points[0].position())
            case Evenement.TouchUpdate if points:
                self._prolonger(points[0].position())
            case Evenement.TouchCancel:
                self._dessine = False
                self.reprendre()
            case _:
                self._finir()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Garde le dessin entier dans le nouveau cadre, et le retrouve si le cadre revient."""
        super().resizeEvent(evenement)
        self._trace = self._origine.agrandir(self.width(), self.height())

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Peint le cadre, la ligne où signer, l’invitation, puis l’encre."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        teinte = "ok" if not self._trace.est_vide else "primary"
        peintre.setPen(QPen(couleur("focus" if self.hasFocus() else teinte), u(2)))
        peintre.setBrush(QColor("#FFFFFF"))
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        peintre.drawRoundedRect(cadre, u(_RAYON), u(_RAYON))
        y = self.height() * _LIGNE
        gris = QColor("#5B6B73")
        peintre.setPen(QPen(gris, u(1), Trait.DashLine))
        peintre.drawLine(QPointF(u(_BORD), y), QPointF(self.width() - u(_BORD), y))
        if self._trace.est_vide:
            self._inviter(peintre, gris)
        self._encrer(peintre)

    def _inviter(self, peintre: QPainter, gris: QColor) -> None:
        cote = u(_PICTO)
        haut = self.height() * 0.16
        carre = QRectF((self.width() - cote) / 2, haut, cote, cote)
        peindre_pictogramme(peintre, carre, "pen-nib", "primary")
        peintre.setPen(gris)
        peintre.setFont(police(17, 500))
        mots = QRectF(0, haut + cote, self.width(), u(32))
        peintre.drawText(mots, int(Alignement.AlignCenter), "Signez ici")

    def _encrer(self, peintre: QPainter) -> None:
        encre = QPen(QColor(ENCRE), EPAISSEUR * self.width() / _LARGEUR)
        encre.setCapStyle(encre.capStyle().RoundCap)
        encre.setJoinStyle(encre.joinStyle().RoundJoin)
        peintre.setPen(encre)
        peintre.setBrush(Remplissage.NoBrush)
        for trait in self._trace.traits:
            chemin = QPainterPath(QPointF(*trait[0]))
            if len(trait) == 1:
                peintre.drawPoint(QPointF(*trait[0]))
            for _, premier, second, fin in courbes(trait):
                chemin.cubicTo(QPointF(*premier), QPointF(*second), QPointF(*fin))
            peintre.drawPath(chemin)

    def _commencer(self, point: QPointF) -> None:
        self._dessine = True
        self._trace = self._origine = self._trace.commencer((point.x(), point.y()))
        self.update()

    def _prolonger(self, point: QPointF) -> None:
        if self._dessine:
            self._trace = self._origine = self._trace.prolonger((point.x(), point.y()))
            self.update()

    def _finir(self) -> None:
        if self._dessine:
            self._dessine = False
            self.change.emit()

    def _remplacer(self, trace: Trace) -> None:
        self._trace = self._origine = trace
        self.update()
        self.change.emit()
