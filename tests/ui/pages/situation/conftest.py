"""Une page de situation remplie, et une autre où tout reste à écrire."""

import pytest
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple, un_dossier
from ui.pages.situation.page import PageSituation
from ui.shell.fenetre import Fenetre


@pytest.fixture
def atelier() -> Atelier:
    """Camille, et un dossier où tout reste à écrire."""
    vide = un_dossier(id=exemple("idriss").id, numero="0000")
    return un_atelier([exemple("camille"), vide])


def ouvrir_la_page(qtbot: QtBot, fenetre: Fenetre, numero: str = "") -> PageSituation:
    """Montre la situation de Camille, ou celle du dossier vide si `numero` est donné."""
    fiches = fenetre.atelier.fiches()
    fenetre.ouvrir(next(f.id for f in fiches if (f.numero == "0000") is bool(numero)))
    fenetre.aller("situation")
    page = fenetre.page
    assert isinstance(page, PageSituation)
    qtbot.waitUntil(lambda: page._reperes.salaire_minimum is not None)
    return page
