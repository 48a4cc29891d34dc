"""La page des livres, fabriquée à la première visite."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cep_desktop.usecases.atelier import Atelier
from ui.dialogs.dialogues import Dialogues
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.pages.livres.page import PageLivres


class CoteLivres:
    """Les livres vivent avec la fenêtre, hors de tout dossier."""

    def __init__(
        self, atelier: Atelier, dialogues: Dialogues, accueillir: Callable[[Page], None]
    ) -> None:
        self._atelier = atelier
        self._dialogues = dialogues
        self._accueillir = accueillir
        self._page: PageLivres | None = None

    @property
    def page(self) -> "PageLivres":
        """La page, rangée dans la fenêtre."""
        if self._page is None:
            from ui.pages.livres.page import PageLivres

            atelier = self._atelier
            self._page = PageLivres(atelier.livres, self._dialogues, atelier.aujourd_hui)
            self._accueillir(self._page)
        return self._page
