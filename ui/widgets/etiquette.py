"""L’étiquette d’état : une pilule, un pictogramme et un mot."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Evenement, Rendu, Taille, Trait
from ui.theme import couleur, police, u

_HAUTEUR, _MARGE, _CARRE, _ECART = 28, 11, 17, 6


@dataclass(frozen=True, slots=True)
class Marque:
    """Ce que dit une étiquette : son mot, son sens et son pictogramme."""

    mot: str
    ton: str = "neutre"
    picto: str = ""


_TONS = {
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "bad": ("bad_soft", "bad"),
    "neutre": ("surface3", "ink2"),
    "action": ("primary_soft", "primary_text"),
    "soleil": ("sun_soft", "sun_ink"),
}


def largeur_etiquette(marque: Marque) -> float:
    """Largeur en pixels d’une étiquette."""
    texte = QFontMetricsF(police(15, 600)).horizontalAdvance(composer(marque.mot))
    picto = u(_CARRE + _ECART) if marque.picto else 0
    return float(texte + picto + 2 * u(_MARGE))


def peindre_etiquette(peintre: QPainter, x: float, milieu: float, marque: Marque) -> None:
    """Dessine une étiquette dont le bord gauche est en `x`, centrée sur la ligne `milieu`."""
    fond, encre = _TONS[marque.ton]
    haut = milieu - u(_HAUTEUR) / 2
    cadre = QRectF(x, haut, largeur_etiquette(marque), u(_HAUTEUR)).adjusted(0.5, 0.5, -0.5, -0.5)
    peintre.save()
    peintre.setRenderHint(Rendu.Antialiasing)
    est_franche = couleur(fond) == couleur("surface")
    peintre.setPen(QPen(couleur(encre), 1) if est_franche else Trait.NoPen)
    peintre.setBrush(couleur(fond))
    peintre.drawRoundedRect(cadre, cadre.height() / 2, cadre.height() / 2)
    interieur = cadre.adjusted(u(_MARGE), 0, -u(_MARGE), 0)
    if marque.picto:
        carre = QRectF(interieur.x(), milieu - u(_CARRE) / 2, u(_CARRE), u(_CARRE))
        peindre_pictogramme(peintre, carre, marque.picto, encre)
        interieur.adjust(u(_CARRE + _ECART), 0, 0, 0)
    peintre.setPen(couleur(encre))
    peintre.setFont(police(15, 600))
    peintre.drawText(
        interieur.adjusted(0, 0, u(_MARGE), 0),
        Alignement.AlignVCenter | Alignement.AlignLeft,
        composer(marque.mot),
    )
    peintre.restore()


class Etiquette(QWidget):
    """Une étiquette d’état posée dans une page."""

    def __init__(self, marque: Marque, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(Taille.Fixed, Taille.Fixed)
        self._marque = marque
        self.montrer(marque)

    def montrer(self, marque: Marque) -> None:
        """Change le mot et le sens."""
        self._marque = marque
        self.setAccessibleName(composer(marque.mot))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Juste la place de la pilule."""
        return QSize(round(largeur_etiquette(self._marque) + 1), u(_HAUTEUR))

    def minimumSizeHint(self) -> QSize:
        """Une étiquette ne se coupe pas."""
        return self.sizeHint()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la pilule."""
        peindre_etiquette(QPainter(self), 0, self.height() / 2, self._marque)

    def changeEvent(self, evenement: QEvent) -> None:
        """Suit le zoom."""
        super().changeEvent(evenement)
        if evenement.type() == Evenement.StyleChange:
            self.updateGeometry()
