"""Une disposition qui passe à la ligne, comme les mots d’une phrase."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.qt import Orientation
from ui.theme import u

_INTERLIGNE_MAXIMAL = 14


class Flux(QLayout):
    """Range ses éléments de gauche à droite, puis sur la ligne suivante.

    `centre` les aligne sur le milieu de leur ligne, sinon sur son haut.
    """

    def __init__(
        self, parent: QWidget | None = None, *, espace: float = 8, centre: bool = True
    ) -> None:
        super().__init__()
        self._elements: list[QLayoutItem] = []
        self._espace = espace
        self._centre = centre
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
        """Taille qu’il faudrait pour tout mettre sur une seule ligne."""
        tailles = [element.sizeHint() for element in self._elements if not element.isEmpty()]
        largeur = sum(taille.width() for taille in tailles)
        largeur += u(self._espace) * max(0, len(tailles) - 1)
        hauteur = max((taille.height() for taille in tailles), default=0)
        return self._avec_marges(QSize(largeur, hauteur))

    def minimumSize(self) -> QSize:
        """Taille du plus grand élément."""
        taille = QSize()
        for element in self._elements:
            taille = taille.expandedTo(element.minimumSize())
        return self._avec_marges(taille)

    def _avec_marges(self, taille: QSize) -> QSize:
        marges = self.contentsMargins()
        return taille + QSize(marges.left() + marges.right(), marges.top() + marges.bottom())

    def _ranger(self, cadre: QRect, *, pose: bool) -> int:
        """Place les éléments, centrés dans leur ligne ou calés en haut ; rend la hauteur."""
        utile = cadre.marginsRemoved(self.contentsMargins())
        y = utile.y()
        for ligne in self._couper(utile.width()):
            hauteur = max(taille.height() for _, taille in ligne)
            x = utile.x()
            for element, taille in ligne:
                if pose:
                    haut = y + ((hauteur - taille.height()) // 2 if self._centre else 0)
                    element.setGeometry(QRect(QPoint(x, haut), taille))
                x += taille.width() + u(self._espace)
            y += hauteur + self._interligne
        bas = max(utile.y(), y - self._interligne)
        return bas - cadre.y() + self.contentsMargins().bottom()

    @property
    def _interligne(self) -> int:
        return u(min(self._espace, _INTERLIGNE_MAXIMAL))

    def _couper(self, largeur: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Répartit les éléments visibles en lignes de cette largeur au plus."""
        lignes: list[list[tuple[QLayoutItem, QSize]]] = []
        reste = 0
        for element in self._elements:
            if element.isEmpty():
                continue
            taille = element.sizeHint().boundedTo(QSize(max(largeur, 1), 10_000))
            if element.hasHeightForWidth():
                taille.setHeight(element.heightForWidth(taille.width()))
            if not lignes or taille.width() > reste:
                lignes.append([])
                reste = largeur
            lignes[-1].append((element, taille))
            reste -= taille.width() + u(self._espace)
        return lignes
