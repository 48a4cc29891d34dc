"""Ouvrir la page du projet sur un dossier, et lire ce qu’elle a changé."""

from PySide6.QtTest import QTest

from cep_desktop.domain.conseil import Conseil
from ui.pages.projet.page import PISTES, PageProjet
from ui.shell.fenetre import Fenetre


def la_page(fenetre: Fenetre, numero: str = "0142", vue: str = PISTES) -> PageProjet:
    """Rend la page du projet d’un dossier, dans une de ses vues, mise en place."""
    fenetre.ouvrir(next(f.id for f in fenetre.atelier.fiches() if f.numero == numero))
    fenetre.aller("projet")
    page = fenetre.page
    assert isinstance(page, PageProjet)
    page.regarder(vue)
    QTest.qWait(1)
    return page


def le_conseil(fenetre: Fenetre) -> Conseil:
    """Rend le conseil tel qu’il est devenu."""
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.conseil


def les_actions(fenetre: Fenetre) -> list[str]:
    """Rend les mots des actions du plan, sans espaces insécables."""
    assert fenetre.ouvert is not None
    plan = fenetre.ouvert.session.dossier.accompagnement.plan_action
    return [action.libelle.replace("\u00a0", " ") for _, action in plan.actions()]
