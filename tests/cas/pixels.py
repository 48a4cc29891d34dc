"""Mesurer un contraste sur l’image rendue, là où un œil le verrait."""

from collections import Counter

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

Couleur = tuple[int, int, int]


def photographier(fenetre: QWidget) -> QImage:
    """L’image de la fenêtre, 32 bits par point."""
    return fenetre.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def contraste_rendu(image: QImage, widget: QWidget, fenetre: QWidget) -> float:
    """Le contraste entre le fond d’un widget et son point le plus franc ; 0 hors de l’image."""
    cadre = QRect(widget.mapTo(fenetre, QPoint(0, 0)), widget.size()).intersected(image.rect())
    if cadre.width() < 4 or cadre.height() < 4:
        return 0.0
    points = _compter(image, cadre)
    fond, _ = points.most_common(1)[0]
    return max(_rapport(_luminance(fond), _luminance(point)) for point in points)


def _compter(image: QImage, cadre: QRect) -> Counter[int]:
    octets = memoryview(image.constBits()).cast("B")
    largeur = image.bytesPerLine()
    points: Counter[int] = Counter()
    for y in range(cadre.top(), cadre.bottom() + 1):
        debut = y * largeur + cadre.left() * 4
        points.update(octets[debut : debut + cadre.width() * 4].cast("I"))
    return points


def _luminance(point: int) -> float:
    parts = (point >> 16 & 255, point >> 8 & 255, point & 255)
    rouge, vert, bleu = (_lineaire(part / 255) for part in parts)
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def _lineaire(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _rapport(a: float, b: float) -> float:
    haut, bas = max(a, b), min(a, b)
    return (haut + 0.05) / (bas + 0.05)
