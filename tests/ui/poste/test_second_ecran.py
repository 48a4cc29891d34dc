"""Maj+F9 montre le dossier sur l’autre écran, qui suit le conseiller."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cep_desktop.domain.plan_action import StatutAction
from ui.poste.fenetre import FenetrePoste
from ui.poste.second_ecran import SecondEcran
from ui.shell.partage.ecran import TITRE
from ui.widgets.boutons import Bouton

F8, F9 = Qt.Key.Key_F8, Qt.Key.Key_F9


def _statut(poste: FenetrePoste, action: str) -> StatutAction:
    assert poste.fenetre is not None
    assert poste.fenetre.ouvert is not None
    plan = poste.fenetre.ouvert.session.dossier.accompagnement.plan_action
    return next(a.statut for _, a in plan.actions() if a.id == action)


def test_sans_autre_ecran_maj_f9_le_dit(qtbot: QtBot, essai: FenetrePoste) -> None:
    qtbot.keyClick(essai, F9, Qt.KeyboardModifier.ShiftModifier)
    assert essai.partage.second is None
    assert essai.fenetre is not None
    assert essai.fenetre.message.phrase.text().startswith("Aucun autre écran")


@pytest.fixture
def second(qtbot: QtBot, essai: FenetrePoste, monkeypatch: pytest.MonkeyPatch) -> SecondEcran:
    """Le dossier de Camille sur l’autre écran, pendant que Nadia garde le sien."""
    monkeypatch.setattr("ui.poste.partage.autre_ecran", lambda fenetre: fenetre.screen())
    qtbot.keyClick(essai, F9, Qt.KeyboardModifier.ShiftModifier)
    assert essai.partage.second is not None
    return essai.partage.second


def test_le_second_ecran_suit_la_page_du_conseiller(
    essai: FenetrePoste, second: SecondEcran
) -> None:
    assert essai.fenetre is not None
    assert second.fenetre.isVisible()
    assert second.fenetre.windowTitle() == TITRE
    assert second.ecran is not None
    assert second.ecran.page.titre.text() == "Votre plan d’actions"
    assert not second.ecran.bandeau.retour.isVisible()
    essai.fenetre.aller("financement")
    assert second.ecran.page.titre.text().startswith("Qui paie")
    assert "autre écran montre" in essai.fenetre.barre.partage.accessibleName()


def test_la_personne_fait_suivre_le_conseiller(essai: FenetrePoste, second: SecondEcran) -> None:
    assert second.ecran is not None
    second.ecran.rail.pages["documents"].click()
    assert essai.fenetre is not None
    assert essai.fenetre.rail.courante == "documents"


def test_ce_que_l_un_change_l_autre_le_voit(essai: FenetrePoste, second: SecondEcran) -> None:
    assert second.ecran is not None
    fait = next(b for b in second.ecran.page.findChildren(Bouton) if b.text() == "C’est fait")
    fait.click()
    assert _statut(essai, "A4") is StatutAction.FAITE


def test_une_page_qui_ne_se_partage_pas_y_dit_une_phrase(
    essai: FenetrePoste, second: SecondEcran
) -> None:
    assert essai.fenetre is not None
    essai.fenetre.aller("historique")
    assert second.ecran is not None
    assert second.ecran.page.titre.text() == "Votre parcours"


def test_le_rideau_tombe_sur_les_deux_ecrans(
    qtbot: QtBot, essai: FenetrePoste, second: SecondEcran
) -> None:
    essai.partage.tirer()
    assert second.ecran is None
    mots = " ".join(m.text() for m in second.fenetre.findChildren(QLabel) if m.isVisible())
    assert "Un instant" in mots
    assert "Camille" not in mots
    essai.partage.tirer()
    assert second.ecran is not None


def test_quitter_le_dossier_vide_le_second_ecran(essai: FenetrePoste, second: SecondEcran) -> None:
    assert essai.fenetre is not None
    essai.fenetre.revenir()
    assert second.ecran is None
    assert second.fenetre.isVisible()


def test_verrouiller_ferme_le_second_ecran(
    qtbot: QtBot, plan: FenetrePoste, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.poste.partage.autre_ecran", lambda fenetre: fenetre.screen())
    plan.partage.deplier()
    assert plan.partage.second is not None
    fenetre = plan.partage.second.fenetre
    plan.verrouiller()
    assert plan.partage.second is None
    assert not fenetre.isVisible()


def test_fermer_la_fenetre_ferme_le_second_ecran(essai: FenetrePoste, second: SecondEcran) -> None:
    fenetre = second.fenetre
    essai.close()
    assert essai.partage.second is None
    assert not fenetre.isVisible()
