"""La hauteur d’une zone de texte : celle de ce qu’on y lit, pour ne couper aucune ligne."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.theme import u

_MAXIMUM: Final = 420
"""Au-delà (cote de maquette), la zone défile : la page doit rester lisible."""
_JEU: Final = 2
_RETOURS: Final = (Qt.TextFlag.TextWordWrap, Qt.TextFlag.TextWrapAnywhere)
"""Entre les mots ; et dans un mot plus long que la ligne, que le premier laisserait dépasser."""


class HauteurDeZone:
    """Calcule la hauteur d’une zone selon sa largeur, jamais moins que `minimum` (cote)."""

    def __init__(self, zone: QPlainTextEdit, minimum: float) -> None:
        self._zone = zone
        self._minimum = minimum
        self._lu: tuple[int, str, str] = (-1, "", "")
        self._hauteur = 0
        politique = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        politique.setHeightForWidth(True)
        zone.setSizePolicy(politique)
        zone.textChanged.connect(zone.updateGeometry)

    def pour(self, largeur: int) -> int:
        """Rend la hauteur en pixels qui montre tout le texte à cette largeur."""
        zone = self._zone
        clef = (largeur, zone.toPlainText(), zone.font().key())
        if clef != self._lu:
            self._lu, self._hauteur = clef, self._mesurer(largeur)
        return self._hauteur

    def taille(self) -> QSize:
        """Rend la taille que la zone demande à la largeur d’aujourd’hui."""
        return QSize(0, self.pour(self._zone.width()))

    def _mesurer(self, largeur: int) -> int:
        zone = self._zone
        zone.ensurePolished()
        autour, marge = zone.contentsMargins(), 2 * round(zone.document().documentMargin())
        barre = zone.verticalScrollBar().sizeHint().width()  # sans quoi, paraissant, elle resterait
        place = largeur - autour.left() - autour.right() - marge - barre
        metriques = zone.fontMetrics()
        texte = zone.toPlainText() or " "
        cadre = QRect(0, 0, max(1, place), 0)
        lue = max(metriques.boundingRect(cadre, r.value, texte).height() for r in _RETOURS)
        retour = metriques.lineSpacing() if texte.endswith("\n") else 0
        hauteur = lue + retour + autour.top() + autour.bottom() + marge + _JEU
        return max(u(self._minimum), min(u(_MAXIMUM), hauteur))
