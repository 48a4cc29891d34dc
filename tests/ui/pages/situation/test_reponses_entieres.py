"""Les réponses à choisir se lisent en entier, quelle que soit leur longueur."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
from tests.cas.ecran import arriver
from ui.pages.situation.page import PageSituation
from ui.shell.fenetre import Fenetre
from ui.theme import theme, u
from ui.widgets.boutons import Bouton

_FLECHE = 40


@pytest.fixture
def atelier() -> Atelier:
    """Un demandeur d’emploi, une indépendante : leurs réponses ont de longs mots."""
    return un_atelier([exemple("idriss"), exemple("solene")])


@pytest.mark.parametrize("prenom", ["idriss", "solene"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_aucune_reponse_n_est_coupee(
    qtbot: QtBot, fenetre: Fenetre, prenom: str, zoom: int
) -> None:
    theme.regler(zoom=zoom)
    fenetre.ouvrir(exemple(prenom).id)
    arriver(qtbot, fenetre, "situation")
    page = fenetre.page
    assert isinstance(page, PageSituation)
    vus = 0
    for rangee in page.travail.rangees.values():
        champ = rangee.fait.champ
        for bouton in champ.findChildren(Bouton):
            assert bouton.width() >= bouton.sizeHint().width(), bouton.text()
            vus += 1
        for liste in champ.findChildren(QComboBox):
            mot = liste.fontMetrics().horizontalAdvance(liste.currentText())
            assert liste.width() > mot + u(_FLECHE), liste.currentText()
            vus += 1
    assert vus > 1
