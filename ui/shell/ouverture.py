"""Ouvrir un dossier gardé : le lire là où il est, puis le montrer."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from cep_desktop.usecases.session import Session
from ui.attente import Ensuite

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


def ouvrir(fenetre: "Fenetre", identifiant: UUID, page: str, ensuite: Ensuite) -> None:
    """Lit un dossier, le montre à cette page, puis fait `ensuite` ; ou dit pourquoi non."""

    def montrer(session: Session) -> None:
        fenetre.montrer_session(session, page=page)
        ensuite()

    lire = partial(fenetre.atelier.ouvrir, identifiant)
    fenetre.attente.faire("Ouverture du dossier…", lire, montrer, fenetre.accueil.refus.dire)
