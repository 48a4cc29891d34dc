"""Le catalogue propose pendant la frappe, et s’enrichit sans rien de la personne."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.plan_action import Action, StatutAction
from cep_desktop.usecases.catalogue import (
    ActionPersonnelle,
    ActionType,
    CatalogueEnMemoire,
    composer,
)
from tests.cas.dossier import LE, un_dossier
from tests.cas.ecran import taper
from ui.pages.plan_action.page import PagePlanAction
from ui.shell.fenetre import Fenetre

DEVIS = ActionType("Demander un devis", "Un prix écrit", "Le centre")


@pytest.fixture
def page(camille: Fenetre) -> PagePlanAction:
    """Le plan de Camille, et un catalogue d’une action."""
    catalogue = camille.atelier.catalogue
    assert isinstance(catalogue, CatalogueEnMemoire)
    catalogue.ajouter(DEVIS)
    camille.aller("plan_action")
    page = camille.page
    assert isinstance(page, PagePlanAction)
    return page


def _derniere(fenetre: Fenetre) -> Action:
    assert fenetre.ouvert is not None
    plan = fenetre.ouvert.session.dossier.accompagnement.plan_action
    return max((a for _, a in plan.actions()), key=lambda a: int(a.id[1:]))


def test_l_action_proposee_arrive_avec_ce_qu_on_en_attend(
    qtbot: QtBot, camille: Fenetre, page: PagePlanAction
) -> None:
    taper(page.ajout.ligne, "devis")
    (bouton,) = page.ajout.propositions
    QTest.keyClick(bouton, Qt.Key.Key_Space)
    action = _derniere(camille)
    assert (action.libelle, action.resultat_attendu, action.avec_qui) == (
        "Demander un devis",
        "Un prix écrit",
        "Le centre",
    )
    assert not page.ajout.propositions
    assert page.ajout.ligne.text() == ""


def test_rien_n_est_choisi_d_avance_entree_garde_mes_mots(
    camille: Fenetre, page: PagePlanAction
) -> None:
    taper(page.ajout.ligne, "devis à relire")
    assert not page.ajout.propositions
    QTest.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert _derniere(camille).libelle == "devis à relire"


def test_une_action_s_ajoute_au_catalogue_une_seule_fois(
    qtbot: QtBot, camille: Fenetre, page: PagePlanAction
) -> None:
    taper(page.ajout.ligne, "Écrire une lettre de motivation")
    QTest.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    cle = _derniere(camille).id
    page.ouvrir(cle)
    page.action.cataloguee.emit(cle)
    libelles = [action.libelle for action in camille.atelier.catalogue.lister()]
    assert "Écrire une lettre de motivation" in libelles
    page.action.cataloguee.emit(cle)
    assert page.refus.phrase.text() == "Cette action est déjà dans le catalogue."


def test_le_nom_de_la_personne_n_entre_pas_au_catalogue() -> None:
    action = Action(id="A1", libelle="Accompagner Camille au centre")
    with pytest.raises(ActionPersonnelle, match="cite la personne"):
        composer(action, un_dossier())


def test_le_jour_ou_c_est_fait_se_corrige(
    qtbot: QtBot, camille: Fenetre, page: PagePlanAction
) -> None:
    cle = next(
        a.id
        for _, a in page._dossier.accompagnement.plan_action.actions()
        if a.statut is StatutAction.FAITE
    )
    page.ouvrir(cle)
    assert page.action.faite_le.isVisible()
    page.action.faite_le.saisi.emit(LE)
    corrigee = page.gestes.action(cle)
    assert corrigee is not None
    assert corrigee.faite_le == LE
