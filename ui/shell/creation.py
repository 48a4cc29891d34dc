"""Le chemin vers un dossier neuf : la page de création, puis la première page du dossier."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.vocabulaire import Volet
from ui.shell.etat import PAGES

if TYPE_CHECKING:
    from ui.pages.nouveau_dossier.page import PageNouveauDossier
    from ui.shell.fenetre import Fenetre


class Creation(QObject):
    """Montre la page à la demande, et la retire quand elle a servi."""

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self.page: PageNouveauDossier | None = None
        fenetre.accueil.nouveau.connect(self.commencer)

    def commencer(self) -> None:
        """Montre une page neuve, et donne le clavier au prénom."""
        from ui.pages.nouveau_dossier.page import PageNouveauDossier

        self._retirer()
        self.page = page = PageNouveauDossier(self._fenetre.atelier, self._fenetre.attente)
        page.cree.connect(self._ouvrir)
        page.ouvrir.connect(self._ouvrir)
        page.abandonne.connect(self._renoncer)
        self._fenetre.montrer_page(page)
        page.prenom.viser()

    def _ouvrir(self, identifiant: UUID) -> None:
        self._fenetre.ouvrir(identifiant, ensuite=self._entrer)

    def _entrer(self) -> None:
        if self._fenetre.ouvert is not None:
            self._fenetre.aller(page_d_entree(self._fenetre.ouvert.session.dossier))
            self._retirer()

    def _renoncer(self) -> None:
        self._fenetre.montrer_page(self._fenetre.accueil)
        self._retirer()

    def _retirer(self) -> None:
        if self.page is not None:
            self.page.hide()
            self.page.setParent(None)
            self.page.deleteLater()
            self.page = None


def page_d_entree(dossier: Dossier) -> str:
    """Rend la première page du premier volet en cours, ou du premier à venir."""
    for voulu in (Avancement.EN_COURS, Avancement.A_VENIR):
        for volet in Volet:
            if dossier.parcours.avancement(volet) is voulu:
                pages = [page.code for page in PAGES if page.volet is volet]
                if pages:
                    return pages[0]
    return PAGES[-1].code
