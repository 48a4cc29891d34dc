"""On répond sur place, l’aiguillage suit, et rien ne part sans l’accord de la personne."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cep_desktop.domain.accueil import MoyenOrientation, Suite
from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import NeSaitPas
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import taper
from ui.pages.aiguillage.carte_questions import LigneQuestion
from ui.pages.aiguillage.page import PageAiguillage
from ui.pages.aiguillage.transmission import DEMANDE, IDENTITE
from ui.shell.fenetre import Fenetre
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_fait import ChampFait
from ui.widgets.choix import Choix
from ui.widgets.liste_choix import ListeChoix

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def atelier() -> Atelier:
    """Un dossier neuf, et celui d’Idriss."""
    return un_atelier([un_dossier(id=UUID(int=7)), exemple("idriss")])


@pytest.fixture
def page(fenetre: Fenetre) -> PageAiguillage:
    """L’aiguillage d’un dossier neuf."""
    fenetre.ouvrir(UUID(int=7))
    fenetre.aller("aiguillage")
    assert isinstance(fenetre.page, PageAiguillage)
    return fenetre.page


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def _fait(ligne: LigneQuestion) -> ChampFait:
    assert isinstance(ligne.champ, ChampFait)
    return ligne.champ


def _choisir(page: PageAiguillage, code: str, reponse: str) -> None:
    liste = _fait(page.questions.lignes[code]).champ.commande
    assert isinstance(liste, ListeChoix)
    liste.setCurrentIndex(liste.findData(reponse))
    liste.activated.emit(liste.currentIndex())


def _repondre(qtbot: QtBot, page: PageAiguillage, code: str, reponse: str) -> None:
    ligne = page.questions.lignes[code]
    ligne.ouvrir()
    choix = _fait(ligne).champ.commande
    assert isinstance(choix, Choix)
    qtbot.mouseClick(choix.bouton(reponse), GAUCHE)


def test_repondre_relance_l_aiguillage(qtbot: QtBot, page: PageAiguillage) -> None:
    qtbot.mouseClick(page.questions.lignes["statut_emploi"].bouton, GAUCHE)
    _choisir(page, "statut_emploi", "cdi")
    _repondre(qtbot, page, "est_cadre", "non")
    assert page.etat.structure is not None
    assert page.etat.structure.code == "avenir_actifs"
    assert page.etat.resume_questions == "2 réponses sur 6"
    assert page.questions.lignes["est_cadre"].isVisible()


def test_les_questions_se_repondent_au_clavier(
    qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    liste = _fait(page.questions.lignes["statut_emploi"]).champ.commande
    assert liste.hasFocus()
    naissance = page.questions.lignes["age"]
    naissance.bouton.setFocus()
    qtbot.keyClick(naissance.bouton, Qt.Key.Key_Return)
    assert isinstance(naissance.champ, ChampDate)
    taper(naissance.champ.ligne, "2/5/2004")
    qtbot.keyClick(naissance.champ.ligne, Qt.Key.Key_Return)
    assert _dossier(fenetre).beneficiaire.naissance_le is not None


def test_je_ne_sais_pas_se_note_et_reste_a_verifier(
    qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage
) -> None:
    ligne = page.questions.lignes["est_cadre"]
    ligne.ouvrir()
    qtbot.mouseClick(_fait(ligne).ne_sait_pas, GAUCHE)
    fait = _dossier(fenetre).situation.fait(CodeFait.EST_CADRE, le=LE)
    assert fait is not None
    assert fait.reponse == NeSaitPas()
    assert fenetre.barre.annuler.accessibleName().startswith("Annuler\u00a0: «\u00a0je ne sais pas")


def test_une_reponse_de_sante_demande_l_accord_de_la_personne(
    qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage
) -> None:
    _repondre(qtbot, page, "est_boeth", "oui")
    ligne = page.questions.lignes["est_boeth"]
    assert "accord de la personne" in _fait(ligne).champ.faute
    assert _dossier(fenetre).situation.faits == ()
    qtbot.mouseClick(ligne.accord, GAUCHE)
    _repondre(qtbot, page, "est_boeth", "oui")
    (accord,) = _dossier(fenetre).consentements
    assert accord.objet is ObjetConsentement.DONNEE_SENSIBLE
    qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert _dossier(fenetre).consentements == _dossier(fenetre).situation.faits == ()


def test_une_reponse_s_efface(qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage) -> None:
    _repondre(qtbot, page, "est_cadre", "oui")
    qtbot.mouseClick(page.questions.lignes["est_cadre"].effacement, GAUCHE)
    assert _dossier(fenetre).situation.faits == ()


def test_une_fiche_se_prepare_se_relit_et_se_remet(
    qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage
) -> None:
    assert not any(case.isChecked() for case in page.transmission.cases.values())
    qtbot.mouseClick(page.transmission.cases[IDENTITE], GAUCHE)
    qtbot.mouseClick(page.principal, GAUCHE)
    (orientation,) = _dossier(fenetre).accueil.orientations
    assert orientation.transmis == (IDENTITE,)
    assert page.orientations.structure.ligne.hasFocus()
    assert "Camille Moreau" in page.orientations.texte.text()
    page.orientations.structure.ligne.setText("France Travail Amboise")
    page.orientations.structure.ligne.editingFinished.emit()
    page.orientations.horaires.ligne.setText("Le matin")
    page.orientations.horaires.ligne.editingFinished.emit()
    qtbot.mouseClick(page.orientations.copie, GAUCHE)
    copie = QGuiApplication.clipboard().text()
    assert "France Travail Amboise" in copie
    assert "Le matin" in copie
    assert page.principal.text() == "La fiche est remise"
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    (faite,) = _dossier(fenetre).accueil.orientations
    assert (faite.structure, faite.faite_le) == ("France Travail Amboise", LE)
    assert _dossier(fenetre).transmissions == ()


def test_un_courriel_attend_l_accord_puis_laisse_sa_trace(
    qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage
) -> None:
    qtbot.mouseClick(page.transmission.moyen.choix(MoyenOrientation.COURRIEL), GAUCHE)
    assert not page.principal.isEnabled()
    assert "Sans l’accord de Camille" in page.avis.phrase.text()
    qtbot.mouseClick(page.transmission.accord, GAUCHE)
    qtbot.mouseClick(page.transmission.cases[DEMANDE], GAUCHE)
    qtbot.mouseClick(page.principal, GAUCHE)
    assert page.principal.text() == "Le courriel est parti"
    qtbot.mouseClick(page.principal, GAUCHE)
    (envoi,) = _dossier(fenetre).transmissions
    assert envoi.organisme == "France Travail"
    assert page.principal.isHidden()
    assert not page.transmission.accord.isEnabled()


def test_une_autre_structure_se_regarde(qtbot: QtBot, page: PageAiguillage) -> None:
    page.autres.regardee.emit("cap_emploi")
    assert page.etat.structure is not None
    assert page.etat.structure.code == "cap_emploi"


def test_repondre_depuis_une_raison_ouvre_la_question(qtbot: QtBot, page: PageAiguillage) -> None:
    page.structure.question.emit("statut_emploi")
    assert page.questions.lignes["statut_emploi"].reponse.isVisible()


def test_un_projet_de_demission_montre_l_ordre(qtbot: QtBot, page: PageAiguillage) -> None:
    _repondre(qtbot, page, "projet_demission", "oui")
    assert len(page.etat.ordres) == 1
    assert page._ordres.isVisible()


def test_continuer_ici_note_la_decision(
    qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage
) -> None:
    qtbot.mouseClick(page.continuer, GAUCHE)
    decision = _dossier(fenetre).accueil.decision
    assert decision is not None
    assert decision.suite is Suite.CONTINUER
    assert not page.continuer.isEnabled()


def test_retirer_une_orientation_se_defait(
    qtbot: QtBot, fenetre: Fenetre, page: PageAiguillage
) -> None:
    qtbot.mouseClick(page.principal, GAUCHE)
    qtbot.mouseClick(page.orientations.retrait, GAUCHE)
    assert _dossier(fenetre).accueil.orientations == ()
    assert page.orientations.isHidden()
    qtbot.mouseClick(fenetre.message.action, GAUCHE)
    assert len(_dossier(fenetre).accueil.orientations) == 1
