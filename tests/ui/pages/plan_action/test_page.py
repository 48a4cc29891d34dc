"""Le plan d’actions se construit à la souris et au clavier, et tout s’annule."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.plan_action import StatutAction
from cep_desktop.usecases.catalogue import CatalogueEnMemoire
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier
from tests.cas.ecran import taper
from tests.ui.pages.plan_action.gestes import GAUCHE, cliquer, l_action, la_page, le_plan
from ui.pages.plan_action.page import PagePlanAction
from ui.pont import SessionQt
from ui.shell.fenetre import Fenetre


def test_la_prochaine_etape_est_en_tete(camille: Fenetre) -> None:
    page = la_page(camille)
    assert page.bandeau.titre.text() == "Demander l’autorisation d’absence"
    assert "Il reste 27 jours" in page.bandeau.precision.text()


def test_c_est_fait_passe_a_la_suivante_et_s_annule(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    qtbot.mouseClick(page.fait, GAUCHE)
    assert l_action(camille, "A4").statut is StatutAction.FAITE
    assert l_action(camille, "A4").faite_le == LE
    assert page.bandeau.titre.text() != "Demander l’autorisation d’absence"
    assert camille.message.isVisible()
    qtbot.mouseClick(camille.message.action, GAUCHE)
    assert l_action(camille, "A4").statut is StatutAction.EN_COURS


def test_le_rond_coche_et_decoche(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    cliquer(qtbot, page, "A2", 30)
    assert l_action(camille, "A2").statut is StatutAction.FAITE
    cliquer(qtbot, page, "A2", 30)
    assert l_action(camille, "A2").statut is StatutAction.A_FAIRE


def test_la_poignee_de_main_valide_et_retire(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    assert l_action(camille, "A2").co_construction.est_valide
    x = int(page.liste._delegue.gabarit.validation(page.liste.visualRect(
        page.liste.table.chercher("A2")).toRectF()).center().x())  # fmt: skip
    cliquer(qtbot, page, "A2", x)
    assert not l_action(camille, "A2").co_construction.est_valide


def test_tout_se_fait_au_clavier_dans_la_liste(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.liste.setFocus()
    page.liste.designer("A2")
    qtbot.keyClick(page.liste, Qt.Key.Key_Space)
    assert l_action(camille, "A2").statut is StatutAction.FAITE
    qtbot.keyClick(page.liste, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert l_action(camille, "A2").statut is StatutAction.A_FAIRE
    qtbot.keyClick(page.liste, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [a.id for a in le_plan(camille).etapes[0].actions] == ["A2", "A1"]
    assert page.liste.courante == "A2"
    qtbot.keyClick(page.liste, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert not l_action(camille, "A2").co_construction.est_valide
    qtbot.keyClick(page.liste, Qt.Key.Key_Delete)
    assert "A2" not in {a.id for _, a in le_plan(camille).actions()}
    for _ in range(3):
        qtbot.keyClick(page.liste, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [a.id for a in le_plan(camille).etapes[0].actions] == ["A1", "A2"]
    qtbot.keyClick(page.liste, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [a.id for a in le_plan(camille).etapes[0].actions] == ["A2", "A1"]


def test_une_action_traverse_les_etapes(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.liste.setFocus()
    page.liste.designer("A2")
    qtbot.keyClick(page.liste, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [a.id for a in le_plan(camille).etapes[0].actions] == ["A1"]
    assert le_plan(camille).etapes[1].actions[0].id == "A2"


def test_une_etape_se_replie_au_clavier_et_reste_repliee(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.liste.setFocus()
    page.liste.designer("E1")
    qtbot.keyClick(page.liste, Qt.Key.Key_Space)
    assert not page.liste.isExpanded(page.liste.table.chercher("E1"))
    camille.annuler()
    qtbot.mouseClick(page.fait, GAUCHE)
    assert not page.liste.isExpanded(page.liste.table.chercher("E1"))
    assert page.liste.isExpanded(page.liste.table.chercher("E2"))


def test_l_ajout_rapide_tient_en_une_ligne(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    qtbot.keyClick(camille, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.ajout.ligne.hasFocus()
    page.ajout.etape.montrer("E3")
    taper(page.ajout.ligne, "Écrire à l’OPCO « Uniformation »")
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    neuve = le_plan(camille).etapes[2].actions[-1]
    assert neuve.libelle == "Écrire à l’OPCO « Uniformation »"
    assert page.ajout.ligne.text() == ""
    assert page.ajout.ligne.hasFocus()
    assert page.liste.courante == neuve.id


def test_un_ajout_vide_est_explique(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    avant = le_plan(camille)
    page.ajout.ligne.setFocus()
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert le_plan(camille) == avant
    assert page.ajout.ligne.accessibleDescription() == "Écrivez d’abord ce qu’il y a à faire."


def test_l_echelle_montre_tout_le_parcours(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    qtbot.mouseClick(page.echelle.bouton("entiere"), GAUCHE)
    assert page.liste._delegue.echelle == page.etat.entiere
    assert page.liste._entete.echelle == page.etat.entiere


def test_ce_qui_manque_mene_a_sa_page(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    with qtbot.waitSignal(page.aller) as emis:
        page.rubriques.aller.emit("financement")
    assert emis.args == ["financement"]
    assert camille.rail.courante == "financement"


def test_un_plan_vide_propose_une_seule_action(qtbot: QtBot) -> None:
    page = PagePlanAction(SessionQt(Session(un_dossier())), lambda: LE, CatalogueEnMemoire())
    qtbot.addWidget(page)
    page.resize(1102, 700)
    page.show()
    assert page.vide.isVisible()
    assert not page.bandeau.isVisible()
    assert not page.tableau.isVisible()
    qtbot.mouseClick(page.vide_etape, GAUCHE)
    assert page.etape.isVisible()
