"""Un avis dans la page : ce qui s’est passé, et ce qu’on peut faire."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import fixer, ligne


class Picto(QWidget):
    """Un pictogramme posé dans une page ; le mot est toujours à côté."""

    def __init__(
        self, nom: str, jeton: str, cote: float = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nom, self._jeton = nom, jeton
        fixer(self, largeur=cote, hauteur=cote)

    def montrer(self, nom: str, jeton: str) -> None:
        """Change le pictogramme."""
        self._nom, self._jeton = nom, jeton
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le pictogramme."""
        peindre_pictogramme(QPainter(self), QRectF(self.rect()), self._nom, self._jeton)


class Avis(Carte):
    """Bandeau d’avis ou de refus, jamais une fenêtre ; masqué quand il n’y a rien à dire."""

    def __init__(self, variante: str = "refus", parent: QWidget | None = None) -> None:
        super().__init__(variante, parent)
        jeton = "bad" if variante == "refus" else "warn"
        picto = "warning-circle-fill" if variante == "refus" else "warning-fill"
        disposition = ligne(self, marges=(16, 12, 16, 12), espace=12)
        disposition.addWidget(Picto(picto, jeton, 22), 0, Alignement.AlignTop)
        self.phrase = paragraphe()
        self.phrase.teinter(jeton)
        disposition.addWidget(self.phrase, 1)
        self.action = Bouton("", "contour")
        self.action.hide()
        disposition.addWidget(self.action, 0, Alignement.AlignTop)
        self.hide()

    def dire(self, phrase: str) -> None:
        """Montre une phrase, ou se cache si elle est vide."""
        self.phrase.montrer(phrase)
        self.setAccessibleName(phrase)
        self.setVisible(bool(phrase))
