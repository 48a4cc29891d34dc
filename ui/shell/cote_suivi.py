"""Ce que la fenêtre montre de tous les dossiers ensemble : ce qu’il y a à faire."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from cep_desktop.usecases.suivi import AFaire
    from ui.pages.suivi.page import PageSuivi
    from ui.shell.fenetre import Fenetre


class CoteSuivi(QObject):
    """La page « À faire » se fabrique à la première visite."""

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._page: PageSuivi | None = None

    @property
    def page(self) -> "PageSuivi":
        """La page, prête à être montrée."""
        if self._page is None:
            from ui.pages.suivi.page import PageSuivi

            atelier = self._fenetre.atelier
            self._page = PageSuivi(self._relever, atelier.aujourd_hui)
            self._page.choisie.connect(self._ouvrir)
            self._fenetre.ajouter_page(self._page)
        return self._page

    def _relever(self) -> "tuple[AFaire, ...]":
        from cep_desktop.usecases.suivi import a_faire_partout

        atelier = self._fenetre.atelier
        return a_faire_partout(
            atelier.dossiers, le=atelier.aujourd_hui(), planifier=atelier.planifier
        )

    def _ouvrir(self, une: "AFaire") -> None:
        def montrer() -> None:
            self._fenetre.aller(une.page)
            if une.element:
                self._fenetre.page.rouvrir(une.element)

        self._fenetre.ouvrir(une.dossier, ensuite=montrer)
