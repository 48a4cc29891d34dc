"""Les compétences et les métiers se disent à deux, à la souris et au clavier."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.competence import Aisance, NatureExploration
from cep_desktop.domain.conseil import Conseil
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import taper
from ui.pages.competences.page import PageCompetences
from ui.shell.fenetre import Fenetre
from ui.theme import theme

GAUCHE = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def atelier() -> Atelier:
    """Camille, et un dossier où tout reste à écrire."""
    return un_atelier([exemple("camille"), un_dossier(id=exemple("idriss").id, numero="0000")])


def _page(fenetre: Fenetre, numero: str = "0142") -> PageCompetences:
    fenetre.ouvrir(next(f.id for f in fenetre.atelier.fiches() if f.numero == numero))
    fenetre.aller("competences")
    page = fenetre.page
    assert isinstance(page, PageCompetences)
    return page


def _conseil(fenetre: Fenetre) -> Conseil:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.conseil


def _actions(fenetre: Fenetre) -> list[str]:
    assert fenetre.ouvert is not None
    plan = fenetre.ouvert.session.dossier.accompagnement.plan_action
    return [action.libelle.replace("\u00a0", " ") for _, action in plan.actions()]


def test_la_poignee_de_main_valide_et_retire(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    liste = page.gauche.liste
    cadre = liste.visualRect(liste.modele.chercher("K13"))
    point = liste._delegue.main(cadre.toRectF()).center().toPoint()
    qtbot.mouseClick(liste.viewport(), GAUCHE, pos=point)
    assert _conseil(fenetre).competences[12].co_construction.valide_ensemble_le == LE
    assert page.gauche.compte.text().startswith("13 sur 14")
    qtbot.mouseClick(liste.viewport(), GAUCHE, pos=point)
    assert not _conseil(fenetre).competences[12].co_construction.est_valide


def test_tout_se_fait_au_clavier_dans_la_liste(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    liste = page.gauche.liste
    liste.setFocus()
    liste.designer("K1")
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    assert liste.courante == "K2"
    qtbot.keyClick(liste, Qt.Key.Key_V, ALT)
    assert not _conseil(fenetre).competences[1].co_construction.est_valide
    qtbot.keyClick(liste, Qt.Key.Key_Space)
    assert _conseil(fenetre).competences[1].co_construction.est_valide
    qtbot.keyClick(liste, Qt.Key.Key_Return)
    assert page.competence.libelle.commande.hasFocus()
    qtbot.keyClick(page.competence.libelle.commande, Qt.Key.Key_Escape)
    assert page.competence.isHidden()
    assert liste.hasFocus()
    qtbot.keyClick(liste, Qt.Key.Key_Delete)
    assert "K2" not in {c.id for c in _conseil(fenetre).competences}
    fenetre.annuler()
    assert "K2" in {c.id for c in _conseil(fenetre).competences}


def test_une_competence_s_ajoute_sans_que_rien_soit_choisi_d_avance(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _page(fenetre, "0000")
    qtbot.keyClick(fenetre, Qt.Key.Key_N, CTRL)
    volet = page.competence
    assert volet.libelle.commande.hasFocus()
    assert volet.aisance.code == ""
    qtbot.mouseClick(volet.ajout, GAUCHE)
    assert volet.libelle.faute == "À remplir pour continuer."
    taper(volet.libelle.ligne, "Écouter une personne")
    qtbot.mouseClick(volet.ajout, GAUCHE)
    assert "comment vous vous voyez" in volet.champ_aisance.faute
    assert _conseil(fenetre).competences == ()
    qtbot.mouseClick(volet.aisance.bouton("avec_aide"), GAUCHE)
    qtbot.mouseClick(volet.ajout, GAUCHE)
    (neuve,) = _conseil(fenetre).competences
    assert (neuve.libelle, neuve.aisance) == ("Écouter une personne", Aisance.AVEC_AIDE)
    assert not neuve.co_construction.est_valide
    assert volet.ailleurs.code == ""
    assert (neuve.co_construction.propose_par, volet.trace.auteur.code) == (None, "")
    qtbot.mouseClick(volet.trace.auteur.bouton(Auteur.NE_SAIT_PLUS), GAUCHE)
    assert _conseil(fenetre).competences[0].co_construction.propose_par is Auteur.NE_SAIT_PLUS
    assert not page.gauche.vide.isVisible()


def test_changer_une_competence_retire_la_validation(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    page.ouvrir("K1")
    volet = page.competence
    assert volet.validation.text() == "Validé ensemble le 28\u00a0sept.\u00a02026"
    qtbot.mouseClick(volet.ailleurs.bouton("non"), GAUCHE)
    assert _conseil(fenetre).competences[0].est_transferable is False
    assert volet.validation.text() == "Valider ensemble"
    assert not volet.validation.isChecked()
    qtbot.mouseClick(volet.validation, GAUCHE)
    assert _conseil(fenetre).competences[0].co_construction.valide_ensemble_le == LE
    for _ in range(2):
        fenetre.annuler()
    assert volet.validation.text().startswith("Validé ensemble le 28")


def test_qui_propose_et_les_mots_de_la_personne_restent(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    page.ouvrir("K13")
    volet = page.competence
    qtbot.mouseClick(volet.trace.auteur.bouton("beneficiaire"), GAUCHE)
    volet.trace.paroles.zone.setFocus()
    taper(volet.trace.paroles.zone, "Je me débrouille.")
    volet.preuve.ligne.setFocus()
    trace = _conseil(fenetre).competences[12].co_construction
    assert trace.propose_par is Auteur.BENEFICIAIRE
    assert trace.paroles is not None
    assert (trace.paroles.texte, trace.paroles.dites_le) == ("Je me débrouille.", LE)
    assert "proposé par Camille" in page.etat.competences[12].source


def test_une_experience_racontee_donne_une_competence(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre, "0000")
    qtbot.mouseClick(page.gauche.raconter, GAUCHE)
    volet = page.experience
    assert volet.intitule.commande.hasFocus()
    taper(volet.intitule.ligne, "Vendeuse au marché")
    qtbot.mouseClick(volet.ajout, GAUCHE)
    assert _conseil(fenetre).experiences[0].titre == "Vendeuse au marché"
    volet.du.ligne.setText("1/9/2020")
    volet.du.ligne.editingFinished.emit()
    assert _conseil(fenetre).experiences[0].periode is None
    volet.au.ligne.setText("1/6/2020")
    volet.au.ligne.editingFinished.emit()
    assert "avant le début" in volet.au.faute
    volet.au.ligne.setText("1/9/2022")
    volet.au.ligne.editingFinished.emit()
    assert _conseil(fenetre).experiences[0].periode is not None
    qtbot.mouseClick(volet.tirer, GAUCHE)
    assert page.competence.experience.code == "X1"
    taper(page.competence.libelle.ligne, "Rendre la monnaie")
    qtbot.mouseClick(page.competence.aisance.bouton("seule"), GAUCHE)
    qtbot.mouseClick(page.competence.ajout, GAUCHE)
    assert _conseil(fenetre).competences[0].experience == "X1"


def test_un_besoin_devient_une_action_d_un_geste(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    bouton = page.gauche.besoins.creations["Remplir les feuilles de soins"]
    qtbot.mouseClick(bouton, GAUCHE)
    assert "Chercher une formation : remplir les feuilles de soins" in _actions(fenetre)
    assert "Remplir les feuilles de soins" not in page.gauche.besoins.creations
    qtbot.mouseClick(fenetre.message.action, GAUCHE)
    assert "Chercher une formation : remplir les feuilles de soins" not in _actions(fenetre)
    taper(page.gauche.ajout.ligne, "Parler anglais")
    qtbot.keyClick(page.gauche.ajout.ligne, Qt.Key.Key_Return)
    assert _conseil(fenetre).besoins_de_formation[-1] == "Parler anglais"
    taper(page.gauche.ajout.ligne, "parler ANGLAIS")
    qtbot.keyClick(page.gauche.ajout.ligne, Qt.Key.Key_Return)
    assert "déjà" in page.gauche.ajout.ligne.accessibleDescription()
    qtbot.mouseClick(page.gauche.besoins.retraits["Parler anglais"], GAUCHE)
    assert "Parler anglais" not in _conseil(fenetre).besoins_de_formation


def test_un_metier_se_regarde_se_goute_et_se_garde(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    taper(page.ajout_metier.ligne, "Fleuriste")
    qtbot.keyClick(page.ajout_metier.ligne, Qt.Key.Key_Return)
    volet = page.metier
    assert volet.appellation.texte == "Fleuriste"
    volet.gout.setFocus()
    for _ in range(4):
        qtbot.keyClick(volet.gout, Qt.Key.Key_Right)
    assert _conseil(fenetre).metiers[-1].gout == 4
    assert volet.gout.accessibleDescription() == "4 sur 5"
    qtbot.mouseClick(volet.cases["K1"], GAUCHE)
    assert _conseil(fenetre).metiers[-1].competences_presentes == ("K1",)
    taper(volet.ajout.ligne, "Nouer un bouquet")
    qtbot.keyClick(volet.ajout.ligne, Qt.Key.Key_Return)
    assert page.tuiles["M4"].accessibleName() == (
        "Fleuriste, 1 déjà là, 1 à apprendre, goût 4 sur 5"
    )
    qtbot.mouseClick(volet.garder, GAUCHE)
    assert _conseil(fenetre).pistes[-1].titre == "Fleuriste"
    assert not volet.garder.isVisible()
    essai = volet.explorations[NatureExploration.IMMERSION]
    qtbot.mouseClick(essai.creation, GAUCHE)
    assert "Essayer le métier quelques jours : fleuriste" in _actions(fenetre)
    assert not essai.creation.isEnabled()
    assert essai.creation.text() == "Dans le plan"


def test_ce_que_l_on_a_vu_d_un_metier_se_note_au_clavier(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    page.ouvrir("M2")
    visite = page.metier.explorations[NatureExploration.ENQUETE]
    visite.aupres.ligne.setFocus()
    taper(visite.aupres.ligne, "L’accueil de la mairie")
    qtbot.keyClick(visite.aupres.ligne, Qt.Key.Key_Tab)
    taper(visite.jour.ligne, "3/10/2026")
    qtbot.keyClick(visite.jour.ligne, Qt.Key.Key_Tab)
    taper(visite.retenu.zone, "On reste debout toute la journée.")
    qtbot.keyClick(visite.retenu.zone, Qt.Key.Key_Tab)
    (vue,) = _conseil(fenetre).metiers[1].explorations
    assert (vue.aupres, vue.le) == ("L’accueil de la mairie", date(2026, 10, 3))
    assert vue.retenu == "On reste debout toute la journée."
    assert not _conseil(fenetre).metiers[1].co_construction.est_valide
    assert visite.creation.isHidden()
    qtbot.mouseClick(page.metier.validation, GAUCHE)
    assert _conseil(fenetre).metiers[1].co_construction.valide_ensemble_le == LE
    qtbot.mouseClick(page.metier.trace.auteur.bouton(Auteur.BENEFICIAIRE), GAUCHE)
    trace = _conseil(fenetre).metiers[1].co_construction
    assert (trace.propose_par, trace.est_valide) == (Auteur.BENEFICIAIRE, False)


def test_deux_metiers_se_comparent_face_a_face(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    qtbot.mouseClick(page.comparateur.bouton, GAUCHE)
    carte = page.comparateur.carte
    assert carte.second.hasFocus()
    assert "Cabinets, hôpitaux, Ehpad" in carte.mots
    assert "Mairies, cliniques" in carte.mots
    qtbot.keyClick(carte.second, Qt.Key.Key_Down)
    assert carte.second.code == "M3"
    assert "Écoles, collèges" in carte.mots
    qtbot.keyClick(carte.second, Qt.Key.Key_Home)
    assert carte.invite.isVisible()
    qtbot.keyClick(carte.second, Qt.Key.Key_Escape)
    assert carte.isHidden()
    assert page.comparateur.bouton.hasFocus()


def test_un_code_rome_mal_forme_est_explique(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    qtbot.mouseClick(page.tuiles["M1"], GAUCHE)
    page.metier.rome.ligne.setText("fleurs")
    page.metier.rome.ligne.editingFinished.emit()
    assert "code ROME" in page.metier.rome.faute
    assert _conseil(fenetre).metiers[0].rome == "M1609"


def test_supprimer_ce_que_l_on_regarde_ferme_le_detail(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    page.ouvrir("M3")
    qtbot.mouseClick(page.metier.retrait, GAUCHE)
    assert page.metier.isHidden()
    assert page.droite.isVisible()
    page.ouvrir("X2")
    qtbot.mouseClick(page.experience.retrait, GAUCHE)
    assert page.experience.isHidden()


def test_sur_une_fenetre_etroite_le_detail_prend_la_place(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    theme.regler(zoom=200)
    page.ouvrir("K3")
    qtbot.wait(1)
    assert not page.gauche.isVisible()
    assert page.competence.isVisible()
    qtbot.mouseClick(page.competence.fermeture, GAUCHE)
    assert page.gauche.isVisible()
    assert page.droite.isVisible()


def test_une_page_cachee_rattrape_les_changements(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _page(fenetre)
    fenetre.aller("plan_action")
    assert fenetre.ouvert is not None
    page.gestes.ajouter_metier("Fleuriste")
    assert "M4" not in page.tuiles
    fenetre.aller("competences")
    assert "M4" in page.tuiles
