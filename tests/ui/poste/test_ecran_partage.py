"""F9 tourne l’écran vers la personne ; F8 tire le rideau ; rien de privé n’y reste."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from cep_desktop.domain.plan_action import StatutAction
from tests.cas.coffre import PHRASE
from tests.ui.poste.conftest import aller_au_plan
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.shell.partage.ecran import TITRE, EcranPartage
from ui.widgets.boutons import Bouton

F8, F9 = Qt.Key.Key_F8, Qt.Key.Key_F9


def _tourner(qtbot: QtBot, poste: FenetrePoste) -> EcranPartage:
    qtbot.keyClick(poste, F9)
    ecran = poste.partage.ecran
    assert ecran is not None
    return ecran


def _statut(poste: FenetrePoste, action: str) -> StatutAction:
    assert poste.fenetre is not None
    assert poste.fenetre.ouvert is not None
    plan = poste.fenetre.ouvert.session.dossier.accompagnement.plan_action
    return next(a.statut for _, a in plan.actions() if a.id == action)


def test_f9_tourne_l_ecran_et_f9_revient_a_la_meme_page(qtbot: QtBot, essai: FenetrePoste) -> None:
    ecran = _tourner(qtbot, essai)
    assert essai.fenetre is None
    assert essai.windowTitle() == TITRE
    assert ecran.code == "plan_action"
    assert ecran.page.titre.text() == "Votre plan d’actions"
    qtbot.keyClick(essai, F9)
    assert essai.partage.ecran is None
    assert essai.fenetre is not None
    assert essai.fenetre.rail.courante == "plan_action"
    assert essai.windowTitle().startswith("Camille Moreau")


def test_le_bouton_du_bandeau_revient_aussi(qtbot: QtBot, essai: FenetrePoste) -> None:
    ecran = _tourner(qtbot, essai)
    qtbot.mouseClick(ecran.bandeau.retour, Qt.MouseButton.LeftButton)
    assert essai.partage.ecran is None


def test_sans_dossier_ouvert_f9_dit_quoi_faire(qtbot: QtBot, ouvert: FenetrePoste) -> None:
    qtbot.keyClick(ouvert, F9)
    assert ouvert.partage.ecran is None
    assert ouvert.fenetre is not None
    assert ouvert.fenetre.message.phrase.text().startswith("Ouvrez d’abord un dossier")


def test_un_geste_fait_par_la_personne_est_garde_et_s_annule_au_retour(
    qtbot: QtBot, plan: FenetrePoste
) -> None:
    ecran = _tourner(qtbot, plan)
    fait = next(b for b in ecran.page.findChildren(Bouton) if b.text() == "C’est fait")
    qtbot.mouseClick(fait, Qt.MouseButton.LeftButton)
    qtbot.keyClick(plan, F9)
    assert _statut(plan, "A4") is StatutAction.FAITE
    assert plan.fenetre is not None
    assert plan.fenetre.ouvert is not None
    assert not plan.fenetre.ouvert.session.session.est_modifie
    plan.fenetre.annuler()
    assert _statut(plan, "A4") is StatutAction.EN_COURS


def test_on_revient_a_la_page_que_la_personne_a_ouverte(qtbot: QtBot, essai: FenetrePoste) -> None:
    ecran = _tourner(qtbot, essai)
    qtbot.mouseClick(ecran.rail.pages["financement"], Qt.MouseButton.LeftButton)
    assert ecran.page.titre.text().startswith("Qui paie votre projet")
    qtbot.keyClick(essai, F9)
    assert essai.fenetre is not None
    assert essai.fenetre.rail.courante == "financement"


def test_tourner_l_ecran_vide_le_presse_papiers(qtbot: QtBot, essai: FenetrePoste) -> None:
    QApplication.clipboard().setText("une note")
    _tourner(qtbot, essai)
    assert QApplication.clipboard().text() == ""


def test_le_verrou_marche_en_partage_et_l_ecran_revient_tourne(
    qtbot: QtBot, plan: FenetrePoste
) -> None:
    ecran = _tourner(qtbot, plan)
    ecran.aller("financement")
    plan.verrouiller()
    assert isinstance(plan.portier.ecran, EcranOuverture)
    assert plan.partage.ecran is None
    _reprendre(qtbot, plan)
    assert plan.partage.ecran is not None
    assert plan.partage.ecran.code == "financement"


def _reprendre(qtbot: QtBot, poste: FenetrePoste) -> None:
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    ecran.champ.ligne.setText(PHRASE)
    ecran.champ.valide.emit()
    qtbot.waitUntil(lambda: poste.partage.ecran is not None)


def test_f8_cache_tout_meme_le_titre_et_f8_remet_tout(qtbot: QtBot, essai: FenetrePoste) -> None:
    travail = essai.fenetre
    assert travail is not None
    qtbot.keyClick(essai, F8)
    assert essai.partage.rideau is not None
    assert essai.partage.rideau.isVisible()
    assert not travail.isVisible()
    assert essai.windowTitle() == "CEP Desktop"
    travail.setWindowTitle("Camille Moreau")
    assert essai.windowTitle() == "CEP Desktop"
    qtbot.keyClick(essai, F8)
    assert travail.isVisible()
    assert essai.windowTitle().startswith("Camille Moreau")


def test_le_rideau_se_tire_aussi_devant_l_ecran_partage(qtbot: QtBot, essai: FenetrePoste) -> None:
    ecran = _tourner(qtbot, essai)
    qtbot.keyClick(essai, F8)
    assert not ecran.isVisible()
    qtbot.keyClick(essai, F9)
    assert essai.partage.ecran is ecran
    qtbot.keyClick(essai, F8)
    assert ecran.isVisible()
    assert essai.windowTitle() == TITRE


def test_verrouiller_sous_le_rideau_ne_laisse_rien_derriere(
    qtbot: QtBot, plan: FenetrePoste
) -> None:
    qtbot.keyClick(plan, F8)
    plan.verrouiller()
    assert plan.fenetre is None
    assert plan.partage.rideau is None
    noms = [w.accessibleName() for w in plan.findChildren(Bouton)]
    assert not any("Camille" in nom for nom in noms)


@pytest.mark.parametrize("prenom", ["Idriss", "Solène"])
def test_chaque_exemple_se_partage(qtbot: QtBot, ouvert: FenetrePoste, prenom: str) -> None:
    aller_au_plan(ouvert, prenom)
    ecran = _tourner(qtbot, ouvert)
    assert prenom in ecran.bandeau.accessibleName()


def test_le_menu_de_la_barre_tourne_l_ecran(qtbot: QtBot, essai: FenetrePoste) -> None:
    assert essai.fenetre is not None
    bouton = essai.fenetre.barre.partage
    assert bouton.isVisible()
    assert bouton.accessibleName() == "Écran partagé, l’écran est à vous seul"
    bouton.menu().actions()[0].trigger()
    assert essai.partage.ecran is not None


def test_un_menu_ouvert_n_empeche_pas_le_rideau(qtbot: QtBot, essai: FenetrePoste) -> None:
    assert essai.fenetre is not None
    menu = essai.fenetre.barre.affichage.menu()
    menu.popup(essai.mapToGlobal(essai.rect().center()))
    assert menu.isVisible()
    qtbot.keyClick(menu, F8)
    assert essai.partage.rideau is not None
    assert not menu.isVisible()


def test_un_dialogue_ouvert_n_empeche_pas_de_tourner_l_ecran(
    qtbot: QtBot, essai: FenetrePoste
) -> None:
    dialogue = QMessageBox(essai)
    dialogue.setText("Une question")
    dialogue.open()
    qtbot.waitExposed(dialogue)
    essai.partage.touches.ecouter(dialogue.windowHandle())
    QTest.keyClick(dialogue.windowHandle(), F9)
    assert essai.partage.ecran is not None
    assert not dialogue.isVisible()
