"""Les gestes d’une personne sur le plan d’actions : cliquer une ligne, remplir un champ."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.plan_action import Action, PlanAction
from tests.cas.ecran import taper
from ui.pages.plan_action.page import PagePlanAction
from ui.shell.fenetre import Fenetre
from ui.widgets.champ import ChampTexte
from ui.widgets.champ_valeur import ChampValeur

GAUCHE = Qt.MouseButton.LeftButton


def la_page(fenetre: Fenetre) -> PagePlanAction:
    """La page du plan, déjà ouverte."""
    page = fenetre.page
    assert isinstance(page, PagePlanAction)
    return page


def le_plan(fenetre: Fenetre) -> PlanAction:
    """Le plan tel qu’il est dans le dossier."""
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.accompagnement.plan_action


def l_action(fenetre: Fenetre, cle: str) -> Action:
    """Une action telle qu’elle est dans le dossier."""
    return next(action for _, action in le_plan(fenetre).actions() if action.id == cle)


def cliquer(qtbot: QtBot, page: PagePlanAction, cle: str, x: int) -> None:
    """Clique dans une ligne de la liste, à `x` pixels de son bord."""
    liste = page.liste
    index = liste.table.chercher(cle)
    liste.scrollTo(index)
    cadre = liste.visualRect(index)
    qtbot.mouseClick(liste.viewport(), GAUCHE, pos=QPoint(cadre.x() + x, cadre.center().y()))


def ecrire(champ: ChampTexte | ChampValeur[object], texte: str) -> None:
    """Remplace ce qui est écrit dans un champ, sans le quitter."""
    champ.ligne.setFocus()
    champ.ligne.selectAll()
    taper(champ.ligne, texte)
