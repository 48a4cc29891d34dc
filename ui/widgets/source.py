"""La ligne qui dit d’où vient une information, et de quand elle date."""

from PySide6.QtWidgets import QWidget

from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne


class LigneSource(QWidget):
    """Un livre ouvert, puis la source et ses dates ; cachée s’il n’y a rien à dire."""

    def __init__(self, texte: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        disposition = ligne(self, espace=10)
        disposition.addWidget(Picto("book-open-text", "ink2", 20), 0, Alignement.AlignTop)
        self.texte = paragraphe("", "legende")
        disposition.addWidget(self.texte, 1)
        self.texte.montrer(texte)

    def dire(self, texte: str) -> None:
        """Change la source."""
        self.texte.montrer(texte)
        self.setVisible(bool(texte))
