"""Ce qui vit à côté des dossiers : livres, réglages, choses à faire, vérification."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.shell.cote_livres import CoteLivres
from ui.shell.cote_reglages import CoteReglages
from ui.shell.cote_suivi import CoteSuivi
from ui.shell.cote_verification import CoteVerification
from ui.shell.rail import LIVRES, REGLAGES, SUIVI, VERIFICATION
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre

Cote = CoteLivres | CoteReglages | CoteSuivi | CoteVerification


def composer_cotes(fenetre: "Fenetre", accueillir: Callable[[Page], None]) -> dict[str, Cote]:
    """Rend, par code de page, ce qui la fabrique à la première visite."""
    return {
        LIVRES: CoteLivres(fenetre.atelier, fenetre.dialogues, accueillir),
        REGLAGES: CoteReglages(fenetre.atelier, fenetre.dialogues, accueillir),
        SUIVI: CoteSuivi(fenetre),
        VERIFICATION: CoteVerification(fenetre, accueillir),
    }
