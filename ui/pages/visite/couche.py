"""La couche d’une halte : tout s’assombrit, sauf ce qu’elle montre."""

from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.pages.visite.etat import EtatVisite
from ui.qt import Remplissage, Rendu, Touche
from ui.theme import couleur, u
from ui.widgets.boutons import Bouton
from ui.widgets.couche import Couche
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe

_VOILE = QColor(8, 24, 32, 150)
_LARGEUR, _AIR, _MARGE, _RAYON = 460, 16, 8, 14


class CoucheVisite(Couche):
    """`va` porte le pas demandé (1 ou −1) ; Échap arrête la visite."""

    va = Signal(int)

    def __init__(self, etat: EtatVisite, cible: QWidget | None, parent: QWidget) -> None:
        super().__init__(etat.etape.titre, etat.etape.texte, parent)
        self._cible = cible
        self.place = paragraphe(etat.place, "legende")
        self._interieur.insertWidget(0, self.place)
        self._milieu.hide()
        self.suivant = Bouton("Terminer" if etat.est_derniere else "Suivant", "plein")
        self.precedent = Bouton("Précédent", "contour")
        self.precedent.setVisible(not etat.est_premiere)
        self.arreter = Bouton("Arrêter la visite", "discret")
        self.arreter.setVisible(not etat.est_derniere)
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        for bouton in (self.suivant, self.precedent, self.arreter):
            flux.addWidget(bouton)
        self.pied.addWidget(gestes)
        self.suivant.clicked.connect(lambda: self.va.emit(1))
        self.precedent.clicked.connect(lambda: self.va.emit(-1))
        self.arreter.clicked.connect(self.fermee)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Les flèches tournent les haltes ; Échap arrête."""
        pas = {Touche.Key_Right: 1, Touche.Key_Left: -1}.get(Touche(evenement.key()), 0)
        if pas > 0 or (pas < 0 and not self.precedent.isHidden()):
            self.va.emit(pas)
            return
        super().keyPressEvent(evenement)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Peint le voile, troué autour de ce qui se montre."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        voile = QPainterPath()
        voile.addRect(QRectF(self.rect()))
        cadre = QRectF(self._eclaire())
        if not cadre.isEmpty():
            trou = QPainterPath()
            trou.addRoundedRect(cadre, u(_RAYON), u(_RAYON))
            voile -= trou
        peintre.fillPath(voile, _VOILE)
        if not cadre.isEmpty():
            peintre.setBrush(Remplissage.NoBrush)
            peintre.setPen(QPen(couleur("sun"), u(3)))
            peintre.drawRoundedRect(cadre, u(_RAYON), u(_RAYON))

    def _eclaire(self) -> QRect:
        """Ce qui reste clair, dans les mesures de la couche."""
        if self._cible is None or not self._cible.isVisible():
            return QRect()
        coin = self._cible.mapTo(self._parent, QPoint(0, 0))
        marge = u(_MARGE)
        cadre = QRect(coin, self._cible.size()).adjusted(-marge, -marge, marge, marge)
        bord = u(3)
        return cadre & self.rect().adjusted(bord, bord, -bord, -bord)

    def _placer(self) -> None:
        """Met la bulle à côté de ce qui se montre, sans sortir de la fenêtre."""
        super()._placer()
        air = u(_AIR)
        largeur = min(u(_LARGEUR), self.width() - 2 * air)
        voulue = self._interieur.totalHeightForWidth(largeur)
        hauteur = min(voulue, self.height() - 2 * air)
        coin = _a_cote(
            self._eclaire(), largeur, hauteur, self.rect().adjusted(air, air, -air, -air)
        )
        self.panneau.setGeometry(QRect(coin.x(), coin.y(), largeur, hauteur))


def _a_cote(eclaire: QRect, largeur: int, hauteur: int, place: QRect) -> QPoint:
    """Rend le coin d’une bulle : à droite, à gauche, dessous, dessus, ou au milieu en bas."""
    air = u(_AIR)
    haut = max(place.top(), min(eclaire.top(), place.bottom() - hauteur))
    gauche = max(place.left(), min(eclaire.right() - largeur, place.right() - largeur))
    if eclaire.isEmpty():
        return place.center() - QPoint(largeur // 2, hauteur // 2)
    if eclaire.right() + air + largeur <= place.right():
        return QPoint(eclaire.right() + air, haut)
    if eclaire.bottom() + air + hauteur <= place.bottom():
        return QPoint(gauche, eclaire.bottom() + air)
    if eclaire.left() - air - largeur >= place.left():
        return QPoint(eclaire.left() - air - largeur, haut)
    if eclaire.top() - air - hauteur >= place.top():
        return QPoint(gauche, eclaire.top() - air - hauteur)
    return QPoint(place.center().x() - largeur // 2, place.bottom() - hauteur)
