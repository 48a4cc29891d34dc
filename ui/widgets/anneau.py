"""L’anneau de focus : visible au clavier seulement, avec un interstice."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from ui.ecoute import ecouter
from ui.qt import Attribut, Evenement, Rendu
from ui.theme import couleur, u

AU_CLAVIER = "cep_au_clavier"
"""Propriété d’une fenêtre : « oui » si le focus y a été déplacé au clavier, sinon vide."""

_TRAIT, _INTERSTICE, _RAYON = 3, 2, 12
_BOUGE = {Evenement.Move, Evenement.Resize, Evenement.Hide, Evenement.Show, Evenement.LayoutRequest}


class AnneauFocus(QWidget):
    """Surcouche d’une fenêtre, ou de ce qui la remplit : suit le widget qui a le clavier.

    Une liste montre elle-même sa ligne courante : l’anneau ne l’entoure pas.
    """

    # Python vide parfois l’objet avant que Qt cesse de lui envoyer des évènements.
    _cible: QWidget | None = None

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._zone = fenetre
        self.setAttribute(Attribut.WA_TransparentForMouseEvents)
        self._suivis: list[QWidget] = []
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            ecouter(application.focusChanged, self._suivre)

    def annoncer(self) -> None:
        """Dit que le prochain déplacement du focus vient du clavier."""
        self.window().setProperty(AU_CLAVIER, "oui")

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Suit les déplacements de la cible et de ses ascendants."""
        if evenement.type() in _BOUGE:
            self._placer()
        return False

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine l’interstice puis l’anneau."""
        if self._cible is None:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        coin = self._cible.mapTo(self.window(), QPoint(0, 0)) - self.pos()
        peindre_anneau(peintre, QRectF(QRect(coin, self._cible.size())), rayon=u(_RAYON))

    def _suivre(self, _ancien: QWidget | None, nouveau: QWidget | None) -> None:
        if QApplication.mouseButtons().value:
            self.window().setProperty(AU_CLAVIER, "")
        for suivi in self._suivis:
            with suppress(RuntimeError):  # Qt a pu détruire ce que l’on suivait
                suivi.removeEventFilter(self)
        self._suivis.clear()
        self._cible = None
        if nouveau is not None and self._zone.isAncestorOf(nouveau):
            self._viser(nouveau)
        self._placer()

    def _viser(self, widget: QWidget) -> None:
        if not self.window().property(AU_CLAVIER) or isinstance(widget, QAbstractItemView):
            return
        self._cible = widget
        ascendant: QWidget | None = widget
        while ascendant is not None:
            ascendant.installEventFilter(self)
            self._suivis.append(ascendant)
            ascendant = None if ascendant.isWindow() else ascendant.parentWidget()

    def _placer(self) -> None:
        cadre = self._visible()
        self.setVisible(not cadre.isEmpty())
        if not cadre.isEmpty():
            self.setGeometry(cadre)
            self.raise_()
            self.update()

    def _visible(self) -> QRect:
        """Partie de l’anneau que les zones défilantes laissent voir."""
        if self._cible is None or not self._cible.isVisible():
            return QRect()
        marge = u(_TRAIT + _INTERSTICE) + 1
        fenetre = self.window()
        coin = self._cible.mapTo(fenetre, QPoint(0, 0))
        cadre = QRect(coin, self._cible.size()).adjusted(-marge, -marge, marge, marge)
        for suivi in self._suivis:
            if isinstance(suivi, QAbstractScrollArea) and suivi is not self._cible:
                vue = suivi.viewport()
                cadre &= QRect(vue.mapTo(fenetre, QPoint(0, 0)), vue.size())
        return cadre & fenetre.rect()


def peindre_anneau(peintre: QPainter, cadre: QRectF, *, rayon: float) -> None:
    """Entoure un cadre : un interstice clair, puis le trait de focus."""
    interstice, trait = u(_INTERSTICE), u(_TRAIT)
    for ecart, epaisseur, jeton in (
        (interstice / 2, interstice, "focus_gap"),
        (interstice + trait / 2, trait, "focus"),
    ):
        peintre.setPen(QPen(couleur(jeton), epaisseur))
        peintre.drawRoundedRect(
            cadre.adjusted(-ecart, -ecart, ecart, ecart), rayon + ecart, rayon + ecart
        )
