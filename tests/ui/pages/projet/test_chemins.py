"""Les chemins s’étudient, se décident, et deviennent les étapes du plan."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.montant import Certitude, MontantConnu
from cep_desktop.domain.strategie import Chemin, ChoixChemin, NatureChemin, Strategie
from tests.cas.dossier import LE
from tests.cas.ecran import taper
from tests.ui.pages.projet.outils import la_page, le_conseil, les_actions
from ui.pages.projet.page import CHEMINS, PageProjet
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def _chemins(fenetre: Fenetre, numero: str = "0142") -> PageProjet:
    return la_page(fenetre, numero, CHEMINS)


def _strategie(fenetre: Fenetre) -> Strategie:
    strategie = le_conseil(fenetre).strategie
    assert strategie is not None
    return strategie


def _chemin(fenetre: Fenetre, rang: int = 0) -> Chemin:
    return _strategie(fenetre).chemins[rang]


def test_choisir_le_chemin_mene_a_la_vue_des_chemins(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    qtbot.mouseClick(page.suite, GAUCHE)
    assert page.vue.code == CHEMINS
    assert not page.suite.isVisible()
    assert page.creation.isVisible()
    assert page.sous_titre.text() == "Quels chemins vers secrétaire médico-sociale\u202f?"
    assert len(page.chemins.cartes) == 3


def test_un_chemin_neuf_s_etudie_sans_decision_d_avance(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _chemins(fenetre, "0000")
    assert page.chemins.vide.isVisible()
    assert not page.creation.isVisible()
    qtbot.mouseClick(page.chemins.ajouts[NatureChemin.FORMATION], GAUCHE)
    etude = page.chemins.etude
    assert etude.nom.commande.hasFocus()
    assert etude.choix.code == "a_regarder"
    assert not etude.sur.isEnabled()
    for champ, texte in (
        (etude.duree, "7"),
        (etude.prix, "4 900"),
        (etude.questions["prerequis"], "Réussir le test"),
    ):
        champ.ligne.setText(texte)
        champ.ligne.editingFinished.emit()
    chemin = _chemin(fenetre)
    assert (chemin.duree_mois, chemin.prerequis) == (7, "Réussir le test")
    assert isinstance(chemin.prix, MontantConnu)
    assert chemin.prix.certitude is Certitude.ESTIME
    qtbot.mouseClick(etude.sur.bouton("confirme"), GAUCHE)
    assert _chemin(fenetre).prix.certitude is Certitude.CONFIRME
    etude.prix.ligne.clear()
    etude.prix.ligne.editingFinished.emit()
    assert not isinstance(_chemin(fenetre).prix, MontantConnu)


def test_pas_retenu_attend_sa_raison_puis_se_decide(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _chemins(fenetre, "0000")
    qtbot.mouseClick(page.chemins.ajouts[NatureChemin.VAE], GAUCHE)
    etude = page.chemins.etude
    qtbot.mouseClick(etude.choix.bouton("pas_retenu"), GAUCHE)
    assert "Dites pourquoi" in etude.decision.faute
    assert _chemin(fenetre).choix is ChoixChemin.A_REGARDER
    avis = etude.questions["avis"].ligne
    assert avis.hasFocus()
    taper(avis, "Trop long pour moi")
    qtbot.keyClick(avis, Qt.Key.Key_Return)
    assert _chemin(fenetre).choix is ChoixChemin.PAS_RETENU
    assert _chemin(fenetre).avis == "Trop long pour moi"
    assert etude.decision.faute == ""
    qtbot.keyClick(avis, Qt.Key.Key_Escape)
    assert not etude.isVisible()
    assert page.chemins.cartes["H1"].etude.hasFocus()


def test_decider_fait_retomber_la_strategie_et_s_annule(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _chemins(fenetre)
    assert page.chemins.strategie.validation.isChecked()
    qtbot.mouseClick(page.chemins.cartes["H2"].etude, GAUCHE)
    qtbot.mouseClick(page.chemins.etude.choix.bouton("en_plus"), GAUCHE)
    assert _chemin(fenetre, 1).choix is ChoixChemin.EN_PLUS
    assert not page.chemins.strategie.validation.isChecked()
    fenetre.annuler()
    assert page.chemins.etude.choix.code == "en_secours"
    assert page.chemins.strategie.validation.isChecked()


def test_les_etapes_se_creent_d_un_geste_et_s_annulent_d_un_seul(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _chemins(fenetre)
    avant = les_actions(fenetre)
    qtbot.keyClick(fenetre, Qt.Key.Key_Return, CTRL)
    nouvelles = [mot for mot in les_actions(fenetre) if mot not in avant]
    assert "Remplir la condition d’entrée : réussir le test d’entrée" in nouvelles
    assert not page.creation.isEnabled()
    assert "déjà dans le plan" in page.chemins.raison.text()
    assert fenetre.message.phrase.text() == "1 étape créée dans le plan"
    qtbot.mouseClick(fenetre.message.action, GAUCHE)
    assert les_actions(fenetre) == avant
    assert page.creation.isEnabled()


def test_sans_chemin_choisi_le_bouton_dit_pourquoi(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _chemins(fenetre, "0000")
    qtbot.mouseClick(page.chemins.ajouts[NatureChemin.IMMERSION], GAUCHE)
    assert not page.creation.isEnabled()
    assert page.chemins.raison.text() == "Choisissez un chemin pour créer les étapes du plan."
    assert page.creation.accessibleDescription() == page.chemins.raison.text()
    qtbot.mouseClick(page.chemins.etude.choix.bouton("choisi"), GAUCHE)
    assert page.creation.isEnabled()
    qtbot.mouseClick(page.chemins.etude.retrait, GAUCHE)
    assert page.chemins.vide.isVisible()


def test_la_strategie_se_dit_s_ecrit_et_se_valide(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _chemins(fenetre)
    carte = page.chemins.strategie
    carte.secours.ligne.setFocus()
    carte.secours.ligne.selectAll()
    taper(carte.secours.ligne, "J’attends un an.")
    qtbot.keyClick(carte.secours.ligne, Qt.Key.Key_Return)
    assert _strategie(fenetre).plan_de_secours == "J’attends un an."
    carte.enonce.zone.setPlainText("Je me forme.\nPuis je cherche.")
    carte.enonce.zone.quittee.emit()
    assert _strategie(fenetre).enonce == "Je me forme.\nPuis je cherche."
    qtbot.mouseClick(carte.validation, GAUCHE)
    assert _strategie(fenetre).co_construction.valide_ensemble_le == LE
    qtbot.mouseClick(carte.mots.changer, GAUCHE)
    carte.mots.champ.zone.selectAll()
    taper(carte.mots.champ.zone, "Je me lance.")
    page.titre.setFocus()
    assert _strategie(fenetre).paroles is not None
    assert _strategie(fenetre).paroles.texte == "Je me lance."
    assert not _strategie(fenetre).co_construction.est_valide


def test_la_strategie_dit_qui_l_a_proposee_et_qui_l_a_choisie(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _chemins(fenetre)
    propose, choisi = page.chemins.strategie.auteurs.values()
    assert propose.code == "ensemble"
    qtbot.mouseClick(propose.bouton("conseiller"), GAUCHE)
    qtbot.keyClick(choisi.bouton("ensemble"), Qt.Key.Key_Space)
    trace = _strategie(fenetre).co_construction
    assert (trace.propose_par, trace.choisi_par) == (Auteur.CONSEILLER, Auteur.ENSEMBLE)
    assert not trace.est_valide


def test_un_chemin_garde_les_mots_de_la_personne_et_sa_question(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _chemins(fenetre)
    page.chemins.etudier("H2")
    etude = page.chemins.etude
    assert etude.questions["avis"].nom.startswith("Mon expérience peut-elle être reconnue")
    etude.trace.paroles.zone.setFocus()
    taper(etude.trace.paroles.zone, "Je garde mon emploi.")
    qtbot.keyClick(etude.trace.paroles.zone, Qt.Key.Key_Tab)
    paroles = _chemin(fenetre, 1).co_construction.paroles
    assert paroles is not None
    assert (paroles.texte, paroles.dites_le) == ("Je garde mon emploi.", LE)
    assert not _strategie(fenetre).co_construction.est_valide


def test_un_prix_refuse_ne_passe_pas_au_chemin_suivant(qtbot: QtBot, fenetre: Fenetre) -> None:
    chemins = la_page(fenetre, "0142", CHEMINS).chemins
    etude = chemins.etude
    chemins.etudier("H2")
    etude.prix.ligne.setText("cher")
    qtbot.keyClick(etude.prix.ligne, Qt.Key.Key_Return)
    assert etude.prix.faute
    chemins.etudier("H1")
    assert not etude.prix.faute
    assert etude.prix.ligne.text() != "cher"
