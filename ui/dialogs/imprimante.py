"""L’imprimante du système : une page à la fois, entière, sans la déformer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter

from ui.impression import ImpressionImpossible

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class ImprimanteDuPoste:
    """Une imprimante du système, déjà acceptée par la personne."""

    def __init__(self, imprimante: "QPrinter") -> None:
        self._imprimante = imprimante
        self._peintre = QPainter()

    def pages(self, nombre: int) -> range:
        """Les pages choisies dans le dialogue ; toutes si rien n’est choisi."""
        premiere, derniere = self._imprimante.fromPage(), self._imprimante.toPage()
        return range(max(premiere, 1) - 1, min(derniere or nombre, nombre))

    def poser(self, page: QImage) -> None:
        """Tourne la feuille comme la page, puis y met la page entière."""
        sens = QPageLayout.Orientation
        est_large = page.width() > page.height()
        self._imprimante.setPageOrientation(sens.Landscape if est_large else sens.Portrait)
        if self._peintre.isActive():
            prete = self._imprimante.newPage()
        else:
            prete = self._peintre.begin(self._imprimante)
        if not prete:
            raise ImpressionImpossible
        feuille = self._imprimante.pageLayout().fullRectPixels(self._imprimante.resolution())
        taille = page.size().scaled(feuille.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._peintre.drawImage(_centrer(taille, feuille), page)

    def finir(self) -> None:
        """Ferme le travail : l’imprimante le reçoit."""
        self._peintre.end()

    def abandonner(self) -> None:
        """Annule le travail."""
        self._imprimante.abort()
        self._peintre.end()


def _centrer(taille: QSize, feuille: QRect) -> QRect:
    place = QRect(0, 0, taille.width(), taille.height())
    place.moveCenter(QRect(0, 0, feuille.width(), feuille.height()).center())
    return place
