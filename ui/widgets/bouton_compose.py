"""Un grand bouton fait de textes qui passent à la ligne : choix, case à cocher, ligne de liste."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Attribut, Focus, Rendu, Taille, Touche
from ui.theme import couleur, u
from ui.widgets.libelle import Libelle

_RAYON = 12


class BoutonCompose(QAbstractButton):
    """Porte des textes au lieu d’un mot ; toute sa surface se touche, Entrée et Espace aussi.

    Le nom accessible est donné par `nommer` : les textes, dedans, ne sont que l’image de ce nom.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Focus.StrongFocus)
        self.setAttribute(Attribut.WA_Hover)
        politique = self.sizePolicy()
        politique.setHorizontalPolicy(Taille.Preferred)
        politique.setVerticalPolicy(Taille.Minimum)
        politique.setHeightForWidth(True)
        self.setSizePolicy(politique)

    def nommer(self, nom: str) -> None:
        """Change le nom dit par le lecteur d’écran."""
        self.setAccessibleName(composer(nom))

    def laisser_passer(self) -> None:
        """Laisse la souris traverser ce que le bouton porte ; à appeler une fois rempli."""
        for enfant in self.findChildren(QWidget):
            enfant.setAttribute(Attribut.WA_TransparentForMouseEvents)
        for texte in self.findChildren(Libelle):
            texte.setFocusPolicy(Focus.NoFocus)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée actionne le bouton, comme Espace."""
        if evenement.key() in {Touche.Key_Return, Touche.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(evenement)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le cadre : plus marqué si le bouton est choisi."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        trait = u(2) if self.isChecked() else 1
        marge = trait / 2
        cadre = QRectF(self.rect()).adjusted(marge, marge, -marge, -marge)
        peintre.setPen(QPen(couleur("primary" if self.isChecked() else "line_strong"), trait))
        peintre.setBrush(couleur(self._fond()))
        peintre.drawRoundedRect(cadre, u(_RAYON), u(_RAYON))

    def _fond(self) -> str:
        if self.isChecked():
            return "primary_soft"
        return "surface3" if self.underMouse() and self.isEnabled() else "surface"
