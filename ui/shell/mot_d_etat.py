"""Où en est l’enregistrement : la phrase si la place suffit, sinon un mot, sinon l’image seule."""

from PySide6.QtGui import QPainter, QPaintEvent

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement, Taille
from ui.widgets.libelle import Libelle


class MotDEtat(Libelle):
    """Son texte reste la phrase entière ; l’œil n’en voit jamais un morceau."""

    def __init__(self) -> None:
        super().__init__("", "second")
        self._court = ""
        self.setSizePolicy(Taille.Ignored, Taille.Preferred)

    @property
    def forme(self) -> str:
        """Ce qui se lit à l’écran : la phrase, son mot, ou rien."""
        metrique = self.fontMetrics()
        formes = (self.text(), self._court)
        return next((f for f in formes if metrique.horizontalAdvance(f) <= self.width()), "")

    def dire(self, phrase: str, court: str) -> None:
        """Change la phrase, et le mot qui la remplace quand la place manque."""
        self._court = composer(court)
        self.montrer(phrase)
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la forme la plus longue qui tient."""
        forme = self.forme
        if forme == self.text():
            super().paintEvent(evenement)
            return
        peintre = QPainter(self)
        peintre.setPen(self.palette().color(self.foregroundRole()))
        ou = Alignement.AlignVCenter | Alignement.AlignLeft
        peintre.drawText(self.contentsRect(), int(ou), forme)
