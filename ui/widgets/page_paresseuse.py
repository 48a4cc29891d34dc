"""Une page qui ne se redessine que si on la regarde."""

from PySide6.QtGui import QShowEvent

from ui.widgets.page import Page


class PageParesseuse(Page):
    """Cachée, elle note que le dossier a changé ; montrée, elle rattrape en une fois."""

    _est_en_retard = False

    def suivre(self, _dossier: object) -> None:
        """Reçoit un dossier changé."""
        if self.isVisible():
            self.rafraichir()
        else:
            self._est_en_retard = True

    def rafraichir(self) -> None:
        """Affiche le dossier tel qu’il est ; chaque page dit comment."""
        raise NotImplementedError

    def showEvent(self, evenement: QShowEvent) -> None:
        """Rattrape les changements faits ailleurs."""
        if self._est_en_retard:
            self._est_en_retard = False
            self.rafraichir()
        super().showEvent(evenement)
