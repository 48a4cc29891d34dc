"""Une couche au-dessus de la page : un voile, un panneau, et le clavier qui n’en sort pas."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.qt import Defilement, Evenement, Focus, Raison, Touche
from ui.theme import theme, u
from ui.widgets.anneau import AU_CLAVIER
from ui.widgets.carte import Carte
from ui.widgets.libelle import Libelle, paragraphe
from ui.widgets.mise_en_page import ajuster, colonne
from ui.widgets.ordre_de_tab import ranger

_VOILE = QColor(8, 24, 32, 150)
_LARGEUR, _AIR, _COTES = 880, 24, 32


class _Contenu(QWidget):
    """Ce qui défile : jamais plus haut que ce que sa largeur demande."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("defile")
        self.largeur = 0
        self.corps = colonne(self, espace=12)

    def minimumSizeHint(self) -> QSize:
        hauteur = self.corps.totalHeightForWidth(self.largeur)
        return QSize(0, hauteur if hauteur >= 0 else self.corps.totalSizeHint().height())


class _Defile(QScrollArea):
    """La zone du milieu : la hauteur de ce qu’elle contient, ou moins, et alors elle défile."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Focus.NoFocus)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.contenu = _Contenu()
        self.setWidget(self.contenu)

    def sizeHint(self) -> QSize:
        return self.contenu.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(u(120), self.sizeHint().height()))


class Couche(QWidget):
    """Échap la referme, `fermee` le dit ; le clavier revient d’où il venait."""

    fermee = Signal()

    def __init__(self, titre: str, phrase: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._origine: QWidget | None = QApplication.focusWidget()
        if self._origine is not None:
            self._origine.destroyed.connect(self._oublier_l_origine)
        self.setAccessibleName(titre)
        self.panneau = Carte("dialogue", self)
        self._interieur = colonne(self.panneau, marges=(_COTES, 26, _COTES, 24), espace=14)
        self.titre = Libelle(titre, "section")
        self.titre.setWordWrap(True)
        self.titre.setFocusPolicy(Focus.TabFocus)
        self.phrase = paragraphe(phrase, "second")
        self._milieu = _Defile()
        self.corps = self._milieu.contenu.corps
        self.pied = colonne(espace=10)
        self._interieur.addWidget(self.titre)
        self._interieur.addWidget(self.phrase)
        self._interieur.addWidget(self._milieu, 1)
        self._interieur.addLayout(self.pied)
        for suivi in (parent, self.panneau, self._milieu.contenu):
            suivi.installEventFilter(self)
        theme.change.connect(self._suivre_le_theme)

    def ouvrir(self) -> None:
        """Montre la couche, une fois remplie, et donne le clavier à son titre."""
        self.resize(self._parent.size())
        self._placer()
        self.show()
        self.raise_()
        self.titre.setFocus(Raison.PopupFocusReason)

    def fermer(self) -> None:
        """Retire la couche et rend le clavier."""
        self._parent.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        if self._origine is not None and self._origine.isVisible():
            self._origine.setFocus(Raison.PopupFocusReason)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Suit la taille de ce qu’elle couvre, et la hauteur de ce qu’elle contient."""
        if objet is self._parent and evenement.type() == Evenement.Resize:
            self.resize(self._parent.size())
        elif objet is not self._parent and evenement.type() == Evenement.LayoutRequest:
            self._placer()
        return False

    def showEvent(self, evenement: QShowEvent) -> None:
        """Reprend les hauteurs, maintenant que la feuille de style est posée."""
        super().showEvent(evenement)
        self._placer()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Garde le panneau au milieu."""
        super().resizeEvent(evenement)
        self._placer()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap referme ; rien d’autre ne passe dessous."""
        if evenement.key() == Touche.Key_Escape:
            self.fermee.emit()
        evenement.accept()

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Tab fait le tour de la couche sans en sortir.

        Qt passe aussi par ici quand la couche se referme : elle n’a alors plus rien à viser.
        """
        atteignables = [widget for widget in self._tour() if _prend_le_clavier(widget)]
        if not atteignables:
            return False
        self.window().setProperty(AU_CLAVIER, "oui")
        courant: QWidget | None = self.focusWidget()
        rang = atteignables.index(courant) if courant in atteignables else -1
        pas, raison = (1, Raison.TabFocusReason) if suivant else (-1, Raison.BacktabFocusReason)
        cible = atteignables[(rang + pas) % len(atteignables)]
        cible.setFocus(raison)
        if self._milieu.isAncestorOf(cible):
            self._milieu.ensureWidgetVisible(cible)
        return True

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Peint le voile."""
        QPainter(self).fillRect(QRectF(self.rect()), _VOILE)

    def _placer(self) -> None:
        """Donne au panneau la hauteur de son contenu, sans jamais dépasser la fenêtre."""
        air = u(_AIR)
        largeur = min(u(_LARGEUR), self.width() - 2 * air)
        self._milieu.contenu.largeur = largeur - 2 * u(_COTES)
        self._milieu.updateGeometry()
        voulue = self._interieur.totalHeightForWidth(largeur)
        voulue = voulue if voulue >= 0 else self._interieur.totalSizeHint().height()
        hauteur = min(voulue, self.height() - 2 * air)
        coin = ((self.width() - largeur) // 2, (self.height() - hauteur) // 2)
        self.panneau.setGeometry(QRect(*coin, largeur, hauteur))

    def _oublier_l_origine(self) -> None:
        self._origine = None

    def _suivre_le_theme(self) -> None:
        ajuster(self)
        self._placer()

    def _tour(self) -> list[QWidget]:
        """Les widgets de la couche, dans l’ordre où on les voit."""
        ranger(self)
        tour: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget):
                tour.append(widget)
            widget = widget.nextInFocusChain()
        return tour


def _prend_le_clavier(widget: QWidget) -> bool:
    au_tab = bool(widget.focusPolicy().value & Focus.TabFocus.value)
    return au_tab and widget.isEnabled() and widget.isVisible()
