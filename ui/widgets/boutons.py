"""Les boutons : un plein par page, les autres plus calmes."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from cep_desktop.domain.typographie import composer
from ui.pictogrammes import pictogramme
from ui.qt import Evenement, Touche
from ui.theme import police, u

Genre = Literal["plein", "contour", "discret", "danger", "pilule", "segment", "message", "titre"]
"""Importance d’un bouton ; l’aspect est dans la feuille."""

_JETONS: dict[str, str] = {
    "plein": "on_primary",
    "discret": "ink2",
    "danger": "bad",
    "pilule": "ink2",
    "segment": "ink2",
    "titre": "ink",
}
_CARRE, _ECART = 20, 6
_SEGMENT = 16


class Bouton(QPushButton):
    """Bouton à mot, avec un pictogramme facultatif ; Entrée et Espace l’actionnent."""

    def __init__(
        self,
        texte: str,
        genre: Genre = "contour",
        picto: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(composer(texte), parent)
        self.setProperty("genre", genre)
        self.setAutoDefault(False)
        if picto:
            coche = "ok" if genre == "pilule" else ""
            self.setIcon(pictogramme(picto, _JETONS.get(genre, "primary_text"), coche))
        self._mesurer()

    def changeEvent(self, evenement: QEvent) -> None:
        """Suit le zoom."""
        super().changeEvent(evenement)
        if evenement.type() == Evenement.StyleChange:
            self._mesurer()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée actionne le bouton, comme Espace."""
        if evenement.key() in {Touche.Key_Return, Touche.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(evenement)

    def sizeHint(self) -> QSize:
        """Un segment garde la place de son mot en gras : choisi, il n’est pas coupé."""
        voulue = super().sizeHint()
        if self.property("genre") == "segment":
            gras = QFontMetrics(police(_SEGMENT, 600)).horizontalAdvance(self.text())
            dessine = self.fontMetrics().horizontalAdvance(self.text())
            voulue.setWidth(voulue.width() + max(0, gras - dessine))
        return voulue

    def _mesurer(self) -> None:
        taille = QSize(u(_CARRE + _ECART), u(_CARRE))
        if not self.icon().isNull() and self.iconSize() != taille:
            self.setIconSize(taille)


class BoutonPicto(QPushButton):
    """Bouton sans mot, réservé à annuler, rétablir, fermer : nom accessible et infobulle."""

    def __init__(self, nom: str, picto: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("genre", "picto")
        self.setAutoDefault(False)
        self.setIcon(pictogramme(picto, "ink2"))
        self.nommer(nom)

    def nommer(self, nom: str) -> None:
        """Change le nom dit par l’infobulle et par le lecteur d’écran."""
        self.setAccessibleName(composer(nom))
        self.setToolTip(composer(nom))
