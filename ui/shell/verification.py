"""La vérification d’un document, montrée hors de tout dossier."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


def montrer_la_verification(fenetre: "Fenetre") -> None:
    """Montre la page, fabriquée à la première demande."""
    from ui.pages.verification.page import PageVerification

    page = fenetre.findChild(PageVerification)
    if page is None:
        page = PageVerification(fenetre.atelier, fenetre.dialogues)
        page.dit_sans_annuler.connect(fenetre.message.dire)
    fenetre.montrer_page(page)
