"""Quelque chose a changé : on décide ensemble, des deux côtés de l’écran, puis une version naît."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.changement import ChoixDevenir, Evenement
from tests.cas.ecran import taper
from ui.pages.revision.page import PageRevision
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def page(camille: Fenetre, qtbot: QtBot) -> PageRevision:
    """La page des révisions, un évènement choisi."""
    camille.aller("revision")
    montree = camille.page
    assert isinstance(montree, PageRevision)
    qtbot.mouseClick(montree.evenements.bouton(Evenement.DATES), GAUCHE)
    return montree


def test_le_brouillon_survit_a_un_changement_de_page(page: PageRevision, camille: Fenetre) -> None:
    premiere = page.etat.touches[0].cle
    page.touches.boutons[(premiere, ChoixDevenir.GARDER.value)].click()
    camille.aller("plan_action")
    camille.aller("revision")
    changement = page._session.dossier.accompagnement.changement
    assert changement is not None
    assert [c.touche for c in changement.choix] == [premiere]
    assert page.etat.compte.startswith("1 choix")


def test_suivre_les_propositions_puis_preparer_la_version(qtbot: QtBot, page: PageRevision) -> None:
    volet = page._session.dossier.accompagnement
    assert not page.preparer.isEnabled()
    qtbot.mouseClick(page.suivre_tout, GAUCHE)
    assert not page.suivre_tout.isEnabled()
    assert "date" in page.etat.empechement
    taper(page.debut.ligne, date(2027, 9, 6).strftime("%d/%m/%Y"))
    qtbot.keyClick(page.debut.ligne, Qt.Key.Key_Return)
    assert page.preparer.isEnabled()
    page.agir()
    apres = page._session.dossier.accompagnement
    assert apres.changement is None
    assert apres.formations[0].periode != volet.formations[0].periode
    page._session.annuler()
    assert page._session.dossier.accompagnement.formations == volet.formations
    assert page._session.dossier.accompagnement.changement is not None


def test_ne_rien_changer_referme_sans_toucher_au_plan(qtbot: QtBot, page: PageRevision) -> None:
    plan = page._session.dossier.accompagnement.plan_action
    qtbot.mouseClick(page.laisser, GAUCHE)
    assert page._session.dossier.accompagnement.changement is None
    assert page._session.dossier.accompagnement.plan_action == plan
    assert not page.preparer.isVisible()
