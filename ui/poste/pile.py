"""La pile des écrans du poste : on y pose un écran par-dessus celui d’avant."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class PileEcrans(QStackedWidget):
    """Un seul écran se voit à la fois."""

    def poser(self, ecran: QWidget) -> QWidget | None:
        """Montre un écran, et rend celui qu’il remplace."""
        ancien: QWidget | None = self.currentWidget()
        self.addWidget(ecran)
        self.setCurrentWidget(ecran)
        return ancien
