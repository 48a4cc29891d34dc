"""La fenêtre d’aperçu : les pages exactes d’un papier, leurs vignettes, le zoom, l’impression."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.apercevoir import Apercu
from ui.dessin import image
from ui.impression import Imprimante, imprimer
from ui.taches import Tache, lancer
from ui.theme import u
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import ajuster, colonne, fixer, ligne
from ui.widgets.vue_pages import VuePages

ZOOMS = (50, 75, 100, 125, 150, 200)
"""Pour cent de la taille imprimée."""
_NATUREL, _AU_DEBUT = 100, 75
_VIGNETTE = (96, 136)
_COLONNE = 190
_RACCOURCIS = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1))

ChoisirImprimante = Callable[[str, int], Imprimante | None]
"""Demande une imprimante pour un titre et un nombre de pages."""


class FenetreApercu(QDialog):
    """Montre un papier ; se lit au clavier, page par page."""

    def __init__(
        self, apercu: Apercu, choisir: ChoisirImprimante, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._apercu, self._choisir = apercu, choisir
        self._impression: Tache | None = None
        self.zoom = _AU_DEBUT
        self.setWindowTitle(composer(f"Aperçu : {apercu.titre}"))
        self.vignettes = QListWidget()
        self.vue = VuePages(apercu, self.zoom)
        self.moins = Bouton("Réduire", "contour")
        self.plus = Bouton("Agrandir", "contour")
        self.imprimer = Bouton("Imprimer", "plein", "printer")
        self.fermer = Bouton("Fermer", "contour")
        self.place = libelle("", "second")
        self._composer()
        self._brancher()
        self.vignettes.setCurrentRow(0)
        self._dire_la_place()
        self.resize(u(1000), u(720))

    def _composer(self) -> None:
        disposition = colonne(self, marges=(20, 16, 20, 16), espace=12)
        barre = ligne(espace=10)
        barre.addWidget(self.place, 1)
        for bouton in (self.moins, self.plus, self.imprimer, self.fermer):
            barre.addWidget(bouton)
        disposition.addLayout(barre)
        corps = ligne(espace=14)
        self.vignettes.setAccessibleName("Pages du papier")
        self.vignettes.setIconSize(QSize(*map(u, _VIGNETTE)))
        fixer(self.vignettes, largeur=_COLONNE)
        for rang, page in enumerate(self._apercu.pages):
            petite = _icone(QPixmap.fromImage(image(page.feuille.vignette)))
            self.vignettes.addItem(QListWidgetItem(petite, composer(self._nommer(rang))))
        corps.addWidget(self.vignettes)
        corps.addWidget(self.vue, 1)
        disposition.addLayout(corps, 1)
        ajuster(self)

    def _brancher(self) -> None:
        self.vignettes.currentRowChanged.connect(self._aller)
        self.vue.page_vue.connect(self.vignettes.setCurrentRow)
        self.vue.agrandi.connect(self._zoomer)
        self.moins.clicked.connect(lambda: self._zoomer(-1))
        self.plus.clicked.connect(lambda: self._zoomer(1))
        self.imprimer.clicked.connect(self._imprimer)
        self.fermer.clicked.connect(self.accept)
        for touches, sens in _RACCOURCIS:
            self._raccourcir(touches, partial(self._zoomer, sens))
        self._raccourcir("Ctrl+0", lambda: self._tailler(_NATUREL))
        self._raccourcir("Ctrl+P", self.imprimer.click)

    def _raccourcir(self, touches: str, geste: Callable[[], None]) -> None:
        QShortcut(QKeySequence(touches), self).activated.connect(geste)

    def _aller(self, rang: int) -> None:
        if 0 <= rang < len(self._apercu.pages):
            if rang != self.vue.page:
                self.vue.aller(rang)
            self._dire_la_place()

    def _nommer(self, rang: int) -> str:
        """« Page 2 », et de quel document quand le papier en a plusieurs."""
        page, plusieurs = self._apercu.pages[rang], len(self._apercu.pdfs) > 1
        document = f"Document {page.fichier + 1}, p" if plusieurs else "P"
        return f"{document}age {page.rang + 1}"

    def _dire_la_place(self) -> None:
        page, nombre = self._apercu.pages[self.vue.page], len(self._apercu.pages)
        documents = len(self._apercu.pdfs)
        lequel = f", document {page.fichier + 1} sur {documents}" if documents > 1 else ""
        self.place.montrer(
            composer(f"Page {self.vue.page + 1} sur {nombre}{lequel}, {self.zoom} %")
        )
        self.moins.setEnabled(self.zoom > ZOOMS[0])
        self.plus.setEnabled(self.zoom < ZOOMS[-1])

    def _zoomer(self, pas: int) -> None:
        self._tailler(ZOOMS[min(max(ZOOMS.index(self.zoom) + pas, 0), len(ZOOMS) - 1)])

    def _tailler(self, zoom: int) -> None:
        self.zoom = zoom
        self.vue.zoomer(zoom)
        self._dire_la_place()

    def _imprimer(self) -> None:
        """Imprime hors du fil de l’écran ; le même bouton arrête."""
        if self._impression is not None:
            self._impression.annuler()
            return
        imprimante = self._choisir(self._apercu.titre, len(self._apercu.pages))
        if imprimante is None:
            return
        apercu = self._apercu
        self._impression = lancer(lambda suivi: imprimer(apercu, imprimante, dire=suivi.dire), self)
        self.imprimer.setText("Arrêter")
        self._impression.avance.connect(self.place.montrer)
        self._impression.fini.connect(lambda _: self._clore("Le papier est à l’imprimante."))
        self._impression.annule.connect(lambda: self._clore("Impression arrêtée."))
        self._impression.refuse.connect(self._clore)

    def _clore(self, phrase: str) -> None:
        self._impression = None
        self.imprimer.setText("Imprimer")
        self.place.montrer(composer(phrase))


def _icone(vignette: QPixmap) -> QIcon:
    """Une vignette garde ses couleurs quand sa page est choisie."""
    icone = QIcon(vignette)
    icone.addPixmap(vignette, QIcon.Mode.Selected)
    return icone
