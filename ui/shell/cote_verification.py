"""La vérification d’un document signé, fabriquée à la première visite."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.pages.verification.page import PageVerification
    from ui.shell.fenetre import Fenetre


class CoteVerification:
    """Elle vit avec la fenêtre, hors de tout dossier."""

    def __init__(self, fenetre: "Fenetre", accueillir: Callable[[Page], None]) -> None:
        self._fenetre, self._accueillir = fenetre, accueillir
        self._page: PageVerification | None = None

    @property
    def page(self) -> Page:
        """La page, rangée dans la fenêtre."""
        if self._page is None:
            from ui.pages.verification.page import PageVerification

            self._page = PageVerification(self._fenetre.atelier, self._fenetre.dialogues)
            self._accueillir(self._page)
        return self._page
