"""À l’écran, un plan clos se lit avec sa raison ; un plan signé dit comment le changer."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.bilan import AtteinteProjet
from cep_desktop.usecases.commandes.bilan import CloreDossier, FaireBilan
from cep_desktop.usecases.commandes.signature import CloreVersion
from tests.cas.ecran import taper
from tests.cas.signature import signe_par_les_deux
from tests.ui.histoires.mains import dossier_de
from ui.pages.bilan.page import PageBilan
from ui.pages.plan_action.page import PagePlanAction
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.shell.plan_fige import PAGES_DU_PLAN, BandeauFige

GAUCHE = Qt.MouseButton.LeftButton
LE = date(2026, 11, 24)


@pytest.fixture
def close(camille: Fenetre) -> Fenetre:
    """L’accompagnement de Camille, clos."""
    assert camille.ouvert is not None
    for geste in (FaireBilan(AtteinteProjet.ATTEINT, LE), CloreDossier(LE)):
        assert camille.ouvert.session.executer(geste) == ""
    return camille


def _bandeau(fenetre: Fenetre) -> BandeauFige:
    return next(iter(fenetre.page.findChildren(BandeauFige)))


def test_chaque_page_du_plan_clos_dit_la_raison_et_mene_au_bilan(
    qtbot: QtBot, close: Fenetre
) -> None:
    for code in sorted(PAGES_DU_PLAN):
        close.aller(code)
        bandeau = _bandeau(close)
        assert bandeau.isVisible(), code
        assert "clos depuis le 24\u00a0novembre\u00a02026" in bandeau.phrase.text(), code
    qtbot.mouseClick(_bandeau(close).chemin, GAUCHE)
    assert isinstance(close.page, PageBilan)


def test_un_plan_clos_se_lit_puis_se_rouvre_et_s_ecrit(qtbot: QtBot, close: Fenetre) -> None:
    close.aller(CodePage.PLAN_ACTION)
    page = close.page
    assert isinstance(page, PagePlanAction)
    avant = dossier_de(close)
    assert page.ajout.ligne.isReadOnly()
    assert not page.bandeau.isVisible(), "rien n’est plus à faire"
    assert page.ajout.ligne.toolTip().startswith("Cet accompagnement est clos")
    page.gestes.cocher("A2")
    assert dossier_de(close) is avant

    close.annuler()
    assert not page.ajout.ligne.isReadOnly()
    assert not page.ajout.ligne.toolTip().startswith("Cet accompagnement est clos")
    assert not _bandeau(close).isVisible()
    taper(page.ajout.ligne, "Une action de plus")
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert any(
        a.libelle == "Une action de plus"
        for _, a in dossier_de(close).accompagnement.plan_action.actions()
    )


def test_un_plan_signe_dit_comment_le_changer(qtbot: QtBot, fenetre: Fenetre) -> None:
    signe = CloreVersion(LE, ()).appliquer(signe_par_les_deux())
    fenetre.atelier.dossiers.ecrire(signe, attendue=1, geste="plan signé")
    fenetre.ouvrir(signe.id)
    fenetre.aller(CodePage.PLAN_ACTION)
    page = fenetre.page
    assert isinstance(page, PagePlanAction)
    bandeau = _bandeau(fenetre)
    assert bandeau.phrase.text().startswith("Version 2 signée le 24")
    avant = dossier_de(fenetre)
    taper(page.ajout.ligne, "Une action de plus")
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert dossier_de(fenetre) is avant
    assert "Préparez une nouvelle version" in page.ajout.ligne.accessibleDescription()
    bandeau.chemin.setFocus()
    qtbot.keyClick(bandeau.chemin, Qt.Key.Key_Space)
    assert fenetre.rail.courante == CodePage.REVISION
