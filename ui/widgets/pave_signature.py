"""Le pavé où l’on signe au stylet, au doigt ou à la souris ; rien que la forme du trait."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QHideEvent,
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

from cep_desktop.signing.trace import ENCRE, EPAISSEUR, REPERE, Trace, courbes
from ui.pictogrammes import peindre_pictogramme
from ui.qt import (
    Alignement,
    Attribut,
    BoutonSouris,
    Evenement,
    Focus,
    Remplissage,
    Rendu,
    Touche,
    Trait,
)
from ui.theme import couleur, police, u

_LARGEUR, _HAUTEUR, _RAYON = REPERE, 168, 10
_LIGNE, _BORD, _PICTO = 0.78, 22, 30
_PAUME = 90
"""Un contact plus large, en cote de maquette, n’est pas le bout d’un doigt."""
_TOUCHER = {
    Evenement.TouchBegin,
    Evenement.TouchUpdate,
    Evenement.TouchEnd,
    Evenement.TouchCancel,
}


class PaveSignature(QWidget):
    """On y dessine ; `change` suit chaque trait fini, effacé ou repris.

    Le tracé est vectoriel : changer de taille ou d’échelle ne l’efface ni ne le coupe. Qui prend le
    stylet ne dessine plus du doigt jusqu’à ce qu’il efface : c’est sa paume. Un contact trop large
    en est une aussi, et le second doigt ne compte pas. `hauteur` est en cote de maquette.
    """

    change = Signal()

    def __init__(
        self, nom: str, parent: QWidget | None = None, *, hauteur: float = _HAUTEUR
    ) -> None:
        super().__init__(parent)
        self._hauteur = hauteur
        self._trace = self._origine = Trace(float(_LARGEUR), float(_HAUTEUR))
        self._dessine = self._a_un_stylet = self._au_stylet = False
        self._doigt: int | None = None
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
        """Oublie tout le dessin, et avec quoi on le faisait."""
        self._au_stylet = self._dessine = False
        self._doigt = None
        self._remplacer(Trace(self._trace.largeur, self._trace.hauteur))

    def reprendre(self) -> None:
        """Retire le dernier trait."""
        self._remplacer(self._trace.annuler())

    def recevoir(self, trace: Trace) -> None:
        """Montre un tracé fait dans un autre cadre ; prévient comme si l’on venait de le faire."""
        self._origine = trace
        self._trace = trace.agrandir(self.width(), self.height())
        self.update()
        self.change.emit()

    def sizeHint(self) -> QSize:
        """La taille de la maquette."""
        return QSize(u(_LARGEUR), u(self._hauteur))

    def minimumSizeHint(self) -> QSize:
        """Assez pour signer."""
        return QSize(u(_LARGEUR) // 2, u(self._hauteur))

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
        """Commence un trait à la souris, bouton principal."""
        if not self._a_un_stylet and evenement.button() is BoutonSouris.LeftButton:
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
                self._ecarter_la_paume()
                self._a_un_stylet = self._au_stylet = True
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
            if not self._au_stylet:
                self._toucher(evenement)
            return True
        return super().event(evenement)

    def _toucher(self, evenement: QTouchEvent) -> None:
        """Suit un seul doigt, du moment où il se pose à celui où il se lève."""
        points = {point.id(): point for point in evenement.points()}
        if evenement.type() is Evenement.TouchCancel:
            self._ecarter_la_paume()
        elif self._doigt is None:
            pose = next((p for p in points.values() if _est_un_doigt(p)), None)
            if pose is not None:
                self._doigt = pose.id()
                self._commencer(pose.position())
        elif (point := points.get(self._doigt)) is not None:
            if point.state() is not QEventPoint.State.Stationary:
                self._prolonger(point.position())
            if _est_leve(point) or evenement.type() is Evenement.TouchEnd:
                self._doigt = None
                self._finir()

    def _ecarter_la_paume(self) -> None:
        """Retire le trait qu’un doigt, ou la paume, était en train de faire."""
        if self._doigt is not None:
            self._doigt, self._dessine = None, False
            self.reprendre()

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Finit le trait en cours si la page change sous la main."""
        self._doigt, self._a_un_stylet = None, False
        self._finir()
        super().hideEvent(evenement)

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


def _est_un_doigt(point: QEventPoint) -> bool:
    """Vrai d’un contact qui se pose, pas plus large qu’un doigt."""
    diametres = point.ellipseDiameters()
    largeur = max(diametres.width(), diametres.height())
    return point.state() is QEventPoint.State.Pressed and largeur <= u(_PAUME)


def _est_leve(point: QEventPoint) -> bool:
    return point.state() is QEventPoint.State.Released
