"""La fenêtre d’aperçu : les pages exactes d’un papier, leurs vignettes, le zoom, l’impression."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.apercevoir import Apercu
from ui.theme import u
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import ajuster, colonne, ligne

ZOOMS = (50, 75, 100, 125, 150, 200)
"""Pour cent de la taille imprimée."""
_NATUREL, _AU_DEBUT = 100, 75
_VIGNETTE = QSize(96, 136)

Imprimer = Callable[[str, Sequence[bytes]], object]
"""Imprime des pages en PNG sous un titre."""


class FenetreApercu(QDialog):
    """Montre un papier ; se lit au clavier, page par page."""

    def __init__(self, apercu: Apercu, imprime: Imprimer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._apercu, self._imprime = apercu, imprime
        self._images = [QPixmap() for _ in apercu.pages]
        for image, png in zip(self._images, apercu.pages, strict=True):
            image.loadFromData(png)
        self.zoom = _AU_DEBUT
        self.setWindowTitle(composer(f"Aperçu : {apercu.titre}"))
        self.vignettes = QListWidget()
        self.vue = QLabel()
        self.moins = Bouton("Réduire", "contour")
        self.plus = Bouton("Agrandir", "contour")
        self.imprimer = Bouton("Imprimer", "plein", "printer")
        self.fermer = Bouton("Fermer", "contour")
        self.place = libelle("", "second")
        self._composer()
        self.vignettes.currentRowChanged.connect(self._montrer)
        self.moins.clicked.connect(lambda: self._zoomer(-1))
        self.plus.clicked.connect(lambda: self._zoomer(1))
        self.imprimer.clicked.connect(self._imprimer)
        self.fermer.clicked.connect(self.accept)
        for touche, sens in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.activated.connect(lambda pas=sens: self._zoomer(pas))
        self.vignettes.setCurrentRow(0)
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
        self.vignettes.setIconSize(_VIGNETTE)
        self.vignettes.setFixedWidth(u(170))
        for rang, image in enumerate(self._images, 1):
            petite = image.scaled(
                _VIGNETTE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.vignettes.addItem(QListWidgetItem(QIcon(petite), composer(f"Page {rang}")))
        corps.addWidget(self.vignettes)
        self._defile = QScrollArea()
        self._defile.setWidget(self.vue)
        self._defile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._defile.setAccessibleName("Page en grand")
        corps.addWidget(self._defile, 1)
        disposition.addLayout(corps, 1)
        ajuster(self)

    def _montrer(self, rang: int) -> None:
        if not 0 <= rang < len(self._images):
            return
        image = self._images[rang]
        largeur = round(image.width() * self.zoom / _NATUREL)
        montree = image.scaledToWidth(largeur, Qt.TransformationMode.SmoothTransformation)
        self.vue.setPixmap(montree)
        self.vue.setAccessibleName(composer(f"Page {rang + 1}"))
        self.vue.adjustSize()
        self.place.montrer(composer(f"Page {rang + 1} sur {len(self._images)}, {self.zoom} %"))
        self.moins.setEnabled(self.zoom > ZOOMS[0])
        self.plus.setEnabled(self.zoom < ZOOMS[-1])

    def _zoomer(self, pas: int) -> None:
        rang = min(max(ZOOMS.index(self.zoom) + pas, 0), len(ZOOMS) - 1)
        self.zoom = ZOOMS[rang]
        self._montrer(self.vignettes.currentRow())

    def _imprimer(self) -> None:
        self._imprime(self._apercu.titre, self._apercu.a_imprimer())
