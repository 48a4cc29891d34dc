"""Une disposition qui passe à la ligne, comme les mots d’une phrase."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.qt import Orientation
from ui.theme import u


class Flux(QLayout):
    """Range ses éléments de gauche à droite, puis sur la ligne suivante."""

    def __init__(self, parent: QWidget | None = None, *, espace: float = 8) -> None:
        super().__init__()
        self._elements: list[QLayoutItem] = []
        self._espace = espace
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, element: QLayoutItem) -> None:
        """Ajoute un élément à la fin."""
        self._elements.append(element)

    def count(self) -> int:
        """Nombre d’éléments."""
        return len(self._elements)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Rend un élément, ou `None` hors des bornes."""
        return self._elements[index] if 0 <= index < len(self._elements) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Retire et rend un élément, ou `None` hors des bornes."""
        return self._elements.pop(index) if 0 <= index < len(self._elements) else None

    def expandingDirections(self) -> Orientation:
        """Ne réclame pas de place en plus."""
        return Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """La hauteur dépend de la largeur donnée."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """Hauteur nécessaire pour cette largeur."""
        return self._ranger(QRect(0, 0, largeur, 0), pose=False)

    def setGeometry(self, cadre: QRect) -> None:
        """Place les éléments dans le cadre."""
        super().setGeometry(cadre)
        self._ranger(cadre, pose=True)

    def sizeHint(self) -> QSize:
        """Taille du plus grand élément : le reste passe à la ligne."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Taille du plus grand élément."""
        taille = QSize()
        for element in self._elements:
            taille = taille.expandedTo(element.minimumSize())
        marges = self.contentsMargins()
        return taille + QSize(marges.left() + marges.right(), marges.top() + marges.bottom())

    def _ranger(self, cadre: QRect, *, pose: bool) -> int:
        utile = cadre.marginsRemoved(self.contentsMargins())
        x, y, hauteur_ligne = utile.x(), utile.y(), 0
        for element in self._elements:
            if element.isEmpty():
                continue
            taille = element.sizeHint()
            if x > utile.x() and x + taille.width() > utile.right() + 1:
                x, y, hauteur_ligne = utile.x(), y + hauteur_ligne + u(self._espace), 0
            largeur = min(taille.width(), utile.width())
            if pose:
                element.setGeometry(QRect(QPoint(x, y), QSize(largeur, taille.height())))
            x += largeur + u(self._espace)
            hauteur_ligne = max(hauteur_ligne, taille.height())
        return y + hauteur_ligne - cadre.y() + self.contentsMargins().bottom()
