"""Du plan vide au dossier clos, à la souris et au clavier."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.bilan import AtteinteProjet
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import taper
from ui.pages.bilan.page import PageBilan
from ui.pages.echanges.page import PageEchanges
from ui.pages.financement.page import PageFinancement
from ui.pages.plan_action.page import PagePlanAction
from ui.pages.suivi.page import PageSuivi
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def atelier() -> Atelier:
    """Un dossier où tout reste à écrire, et celui de Camille."""
    zoe = Beneficiaire(prenom="Zoé", nom="Martin")
    return un_atelier([un_dossier(id=UUID(int=7), beneficiaire=zoe), exemple("camille")])


@pytest.fixture
def zoe(fenetre: Fenetre) -> Fenetre:
    """La fenêtre, sur le plan vide de Zoé."""
    fenetre.ouvrir(UUID(int=7))
    fenetre.aller("plan_action")
    return fenetre


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def test_du_plan_vide_au_dossier_clos(qtbot: QtBot, zoe: Fenetre) -> None:
    plan = zoe.page
    assert isinstance(plan, PagePlanAction)
    qtbot.mouseClick(plan.vide_etape, GAUCHE)
    taper(plan.etape.nom.ligne, "Trouver la formation")
    qtbot.keyClick(plan.etape.nom.ligne, Qt.Key.Key_Tab)
    taper(plan.etape.objectif.ligne, "Avoir une place")
    qtbot.mouseClick(plan.etape.creation, GAUCHE)
    taper(plan.ajout.ligne, "Demander un devis")
    qtbot.keyClick(plan.ajout.ligne, Qt.Key.Key_Return)
    assert [a.libelle for _, a in _dossier(zoe).accompagnement.plan_action.actions()] == [
        "Demander un devis"
    ]

    qtbot.mouseClick(zoe.rail.pages["financement"], GAUCHE)
    argent = zoe.page
    assert isinstance(argent, PageFinancement)
    taper(argent.ajout.ligne, "Formation")
    taper(argent.ajout.prix, "1 200")
    qtbot.keyClick(argent.ajout.prix, Qt.Key.Key_Return)
    argent.commencer()
    taper(argent.volet.financeur.ligne, "Région")
    taper(argent.volet.aide.ligne, "Aide individuelle")
    taper(argent.volet.demande.ligne, "800")
    qtbot.keyClick(argent.volet.demande.ligne, Qt.Key.Key_Return)
    qtbot.mouseClick(argent.volet.ajout, GAUCHE)
    assert "Il resterait 400,00\u00a0€" in argent.phrase.text()

    qtbot.mouseClick(zoe.rail.pages["echanges"], GAUCHE)
    echanges = zoe.page
    assert isinstance(echanges, PageEchanges)
    assert not echanges.fiche.noter_echange.isEnabled()
    qtbot.mouseClick(echanges.fiche.accord.action, GAUCHE)
    assert echanges.fiche.noter_echange.isEnabled()
    qtbot.keyClick(zoe, Qt.Key.Key_N, CTRL)
    taper(echanges.echange.objet.ligne, "Dossier reçu")
    taper(echanges.echange.promesse.ligne, "04/12/2026")
    qtbot.keyClick(echanges.echange.promesse.ligne, Qt.Key.Key_Return)
    qtbot.mouseClick(echanges.echange.noter, GAUCHE)
    note = _dossier(zoe).accompagnement.echanges[0]
    assert note.relancer_le is not None
    assert "Relancer" in echanges.fiche.bandeau.titre.text()

    zoe.aller("bilan")
    bilan = zoe.page
    assert isinstance(bilan, PageBilan)
    assert not bilan.clore.isEnabled()
    qtbot.mouseClick(bilan.atteinte.bouton(AtteinteProjet.ATTEINT), GAUCHE)
    qtbot.keyClick(zoe, Qt.Key.Key_Return, CTRL)
    assert _dossier(zoe).accompagnement.clos_le == LE
    qtbot.mouseClick(bilan.noter, GAUCHE)
    assert len(_dossier(zoe).accompagnement.evaluations) == 1
    qtbot.keyClick(zoe, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(zoe, Qt.Key.Key_Z, CTRL)
    assert _dossier(zoe).accompagnement.clos_le is None


def test_ce_qu_il_y_a_a_faire_mene_au_dossier(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.mouseClick(fenetre.rail.pages["suivi"], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageSuivi)
    qtbot.waitUntil(lambda: page.etat is not None, timeout=20_000)
    bouton = next(iter(page.a_venir.boutons.values()))
    qtbot.mouseClick(bouton, GAUCHE)
    assert fenetre.ouvert is not None
    assert _dossier(fenetre).beneficiaire.prenom == "Camille"
