"""Les pages d’un papier à la suite, qui défilent : nettes à toute taille et sur tout écran."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.apercevoir import Apercu
from ui.dessin import image
from ui.qt import Alignement, Attribut, Modificateur, Rendu
from ui.taches import Suivi, Tache, lancer
from ui.theme import couleur, u

_POINTS, _NATUREL = 72, 100
_ECART = 18
"""Cotes de maquette entre deux pages."""
_GARDEES = 6
"""Pages gardées en mémoire, dessinées à la taille montrée."""


class Rouleau(QWidget):
    """Dessine ce qui se voit ; une page pas encore prête montre sa vignette agrandie."""

    def __init__(self, apercu: Apercu, zoom: int) -> None:
        super().__init__()
        self._apercu, self.zoom = apercu, zoom
        self._vignettes = tuple(image(page.feuille.vignette) for page in apercu.pages)
        self._nettes: dict[int, tuple[float, QImage]] = {}
        self._tache: Tache | None = None
        self.places: tuple[QRect, ...] = ()
        self.setAttribute(Attribut.WA_OpaquePaintEvent)
        self.placer()

    def placer(self) -> None:
        """Range les pages l’une sous l’autre, à la taille demandée."""
        echelle = self.logicalDpiX() / _POINTS * self.zoom / _NATUREL
        tailles = [
            QSize(round(page.feuille.largeur * echelle), round(page.feuille.hauteur * echelle))
            for page in self._apercu.pages
        ]
        large = max((taille.width() for taille in tailles), default=0) + 2 * u(_ECART)
        self.setMinimumWidth(large)
        haut, places = u(_ECART), []
        for taille in tailles:
            gauche = (max(large, self.width()) - taille.width()) // 2
            places.append(QRect(QPoint(gauche, haut), taille))
            haut += taille.height() + u(_ECART)
        self.places = tuple(places)
        self.setMinimumHeight(haut)
        self.update()

    @property
    def densite(self) -> float:
        """Points par pouce d’une page nette, sur cet écran et à cette taille."""
        return self.logicalDpiX() * self.zoom / _NATUREL * self.devicePixelRatioF()

    def est_nette(self, rang: int) -> bool:
        """Vrai si cette page est dessinée à la densité de l’écran."""
        return rang in self._nettes and self._nettes[rang][0] == self.densite

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Recentre les pages."""
        super().resizeEvent(evenement)
        self.placer()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine les pages visibles, point pour point sur l’écran."""
        peintre = QPainter(self)
        peintre.fillRect(evenement.rect(), couleur("surface3"))
        peintre.setRenderHint(Rendu.SmoothPixmapTransform)
        finesse = self.devicePixelRatioF()
        for rang in self.visibles(evenement.rect()):
            place = self.places[rang]
            _, dessinee = self._nettes.get(rang, (0.0, self._vignettes[rang]))
            if self.est_nette(rang):
                peintre.save()
                peintre.scale(1 / finesse, 1 / finesse)
                peintre.drawImage(place.topLeft() * finesse, dessinee)
                peintre.restore()
            else:
                peintre.drawImage(place, dessinee)
        peintre.end()
        self._dessiner_la_suite()

    def visibles(self, zone: QRect) -> list[int]:
        """Le rang de chaque page qui touche cette zone."""
        return [rang for rang, place in enumerate(self.places) if place.intersects(zone)]

    def _dessiner_la_suite(self) -> None:
        """Demande la première page visible qui n’est pas nette ; une seule à la fois."""
        vues = self.visibles(self.visibleRegion().boundingRect())
        rang = next((r for r in vues if not self.est_nette(r)), None)
        if rang is None or self._tache is not None:
            return
        apercu, densite = self._apercu, self.densite

        def travail(_: Suivi) -> tuple[int, float, QImage]:
            return rang, densite, image(apercu.dessiner(rang, points_par_pouce=densite))

        self._tache = lancer(travail, self)
        self._tache.fini.connect(self._poser)

    def _poser(self, fait: tuple[int, float, QImage]) -> None:
        rang, densite, nette = fait
        self._tache = None
        self._nettes.pop(rang, None)
        self._nettes[rang] = (densite, nette)
        while len(self._nettes) > _GARDEES:
            self._nettes.pop(next(iter(self._nettes)))
        self.update()


class VuePages(QScrollArea):
    """Défile au clavier, à la molette, au doigt ; `page_vue` dit la page que l’on regarde."""

    page_vue = Signal(int)
    agrandi = Signal(int)
    """Un pas de zoom demandé à la molette : 1 ou −1."""

    def __init__(self, apercu: Apercu, zoom: int) -> None:
        super().__init__()
        self._apercu = apercu
        self.rouleau = Rouleau(apercu, zoom)
        self.page = 0
        self.setWidget(self.rouleau)
        self.setWidgetResizable(True)
        self.setAlignment(Alignement.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._suivre)
        self._nommer()

    def zoomer(self, zoom: int) -> None:
        """Change la taille ; ce que l’on regardait reste sous les yeux."""
        barre, haut = self.verticalScrollBar(), self.rouleau.places[self.page].top()
        part = (barre.value() - haut) / max(1, self.rouleau.places[self.page].height())
        self.rouleau.zoom = zoom
        self.rouleau.placer()
        self.rouleau.adjustSize()
        place = self.rouleau.places[self.page]
        barre.setValue(round(place.top() + part * place.height()))

    def aller(self, page: int) -> None:
        """Montre le haut d’une page."""
        self.verticalScrollBar().setValue(self.rouleau.places[page].top() - u(_ECART) // 2)
        self._tenir(page)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Ctrl et la molette agrandissent ; la molette seule défile."""
        if evenement.modifiers() & Modificateur.ControlModifier:
            self.agrandi.emit(1 if evenement.angleDelta().y() > 0 else -1)
            evenement.accept()
            return
        super().wheelEvent(evenement)

    def _suivre(self, haut: int) -> None:
        """La page regardée est celle qui passe au tiers de la fenêtre."""
        repere = haut + self.viewport().height() // 3
        passees = [r for r, place in enumerate(self.rouleau.places) if place.top() <= repere]
        self._tenir(passees[-1] if passees else 0)

    def _tenir(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self._nommer()
            self.page_vue.emit(page)

    def _nommer(self) -> None:
        """Un lecteur d’écran dit la page, et peut en lire le texte."""
        nombre = len(self._apercu.pages)
        self.setAccessibleName(composer(f"Page {self.page + 1} sur {nombre}"))
        self.setAccessibleDescription(self._apercu.pages[self.page].feuille.texte)
