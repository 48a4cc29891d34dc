"""Le rond d’initiales d’une personne, de couleur stable."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.jetons import NOMBRE_DE_FINANCEURS
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, police, u
from ui.widgets.mise_en_page import fixer


def initiales(nom: str) -> str:
    """Deux lettres au plus : la première du premier mot et du dernier."""
    mots = [mot for mot in nom.replace("-", " ").split() if mot[0].isalpha()]
    return "".join(mot[0].upper() for mot in (mots[:1] + mots[1:][-1:]))


def _rang(nom: str) -> int:
    return sum(nom.encode()) % NOMBRE_DE_FINANCEURS + 1


def peindre_avatar(peintre: QPainter, centre: QPointF, cote: float, nom: str) -> None:
    """Dessine le rond d’une personne ; `cote` est son diamètre en pixels."""
    rang = _rang(nom)
    cadre = QRectF(centre.x() - cote / 2, centre.y() - cote / 2, cote, cote)
    peintre.save()
    peintre.setRenderHint(Rendu.Antialiasing)
    peintre.setPen(Trait.NoPen)
    peintre.setBrush(couleur(f"avatar{rang}_fond"))
    peintre.drawEllipse(cadre)
    fonte = police(16, 700)
    fonte.setPixelSize(max(1, round(cote * 0.38)))
    peintre.setFont(fonte)
    peintre.setPen(couleur(f"avatar{rang}"))
    peintre.drawText(cadre, Alignement.AlignCenter, initiales(nom))
    peintre.restore()


class Avatar(QWidget):
    """Le rond d’initiales ; décoratif, le nom est toujours écrit à côté."""

    def __init__(self, nom: str, cote: float = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nom = nom
        self._cote = cote
        fixer(self, largeur=cote, hauteur=cote)

    def montrer(self, nom: str) -> None:
        """Change la personne."""
        self._nom = nom
        self.update()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le rond."""
        milieu = QPointF(self.width() / 2, self.height() / 2)
        peindre_avatar(QPainter(self), milieu, u(self._cote), self._nom)
