"""Passer d’une page dessinée sans écran à une image de Qt."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from cep_desktop.documents.apercu import Dessin


def image(dessin: "Dessin") -> QImage:
    """Rend l’image d’un dessin, avec sa propre copie des points."""
    forme = QImage.Format.Format_RGB32
    return QImage(dessin.octets, dessin.largeur, dessin.hauteur, dessin.pas, forme).copy()
