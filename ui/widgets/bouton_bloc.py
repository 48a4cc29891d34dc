"""Un bouton sans cadre, fait de textes l’un sous l’autre : un titre ou une ligne que l’on ouvre."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QWidget

from ui.qt import Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.mise_en_page import Marges, colonne

_RAYON = 10


class BoutonBloc(BoutonCompose):
    """Colonne de widgets que toute la surface actionne."""

    def __init__(
        self,
        *widgets: QWidget,
        marges: Marges = (0, 0, 0, 0),
        espace: float = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        disposition = colonne(self, marges=marges, espace=espace)
        disposition.addItem(_place())
        for widget in widgets:
            disposition.addWidget(widget)
        disposition.addItem(_place())
        for bord in (0, disposition.count() - 1):
            disposition.setStretch(bord, 1)
        self.laisser_passer()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Montre que le bloc s’ouvre, quand la souris est dessus."""
        if not self.underMouse() or not self.isEnabled():
            return
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("surface3"))
        peintre.drawRoundedRect(QRectF(self.rect()), u(_RAYON), u(_RAYON))


def _place() -> QSpacerItem:
    """Ce qu’un bloc étiré a de trop, partagé dessus et dessous : ses textes restent ensemble."""
    politique = QSizePolicy.Policy.Minimum
    return QSpacerItem(0, 0, politique, politique)
