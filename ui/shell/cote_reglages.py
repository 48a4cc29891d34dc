"""La page des réglages, fabriquée à la première visite."""

from collections.abc import Callable

from cep_desktop.usecases.atelier import Atelier
from ui.dialogs.dialogues import Dialogues
from ui.widgets.page import Page


class CoteReglages:
    """Les réglages de l’organisme vivent avec la fenêtre, hors de tout dossier."""

    def __init__(
        self, atelier: Atelier, dialogues: Dialogues, accueillir: Callable[[Page], None]
    ) -> None:
        self._atelier, self._dialogues, self._accueillir = atelier, dialogues, accueillir
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """La page, rangée dans la fenêtre."""
        if self._page is None:
            from ui.pages.reglages.page import PageReglages

            self._page = PageReglages(self._atelier, self._dialogues)
            self._accueillir(self._page)
        return self._page
