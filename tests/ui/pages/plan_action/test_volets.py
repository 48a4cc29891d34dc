"""Le détail d’une action ou d’une étape change chaque champ, et explique ses refus."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.plan_action import RoleActeur, StatutAction
from cep_desktop.usecases.commandes.plan_action import AjouterAction
from tests.cas.dossier import LE
from tests.cas.ecran import taper
from tests.ui.pages.plan_action.gestes import GAUCHE, cliquer, ecrire, l_action, la_page, le_plan
from ui.shell.fenetre import Fenetre


def test_le_volet_change_chaque_champ(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    cliquer(qtbot, page, "A5", 200)
    volet = page.action
    assert volet.isVisible()
    assert volet.libelle.ligne.text() == "Passer le test d’entrée"
    ecrire(volet.libelle, "Passer le test du centre")
    ecrire(volet.avec_qui, "Mme Élodie Péron")
    ecrire(volet.resultat, "Savoir où j’en suis.")
    qtbot.mouseClick(volet.etat.bouton("en_attente"), GAUCHE)
    qtbot.mouseClick(volet.auteur.bouton("beneficiaire"), GAUCHE)
    volet.paroles.zone.setFocus()
    volet.paroles.zone.selectAll()
    taper(volet.paroles.zone, "J’ai un peu peur.")
    volet.libelle.viser()
    action = l_action(camille, "A5")
    assert action.libelle == "Passer le test du centre"
    assert action.avec_qui == "Mme Élodie Péron"
    assert action.resultat_attendu == "Savoir où j’en suis."
    assert action.statut is StatutAction.EN_ATTENTE
    assert action.co_construction.propose_par is Auteur.BENEFICIAIRE
    assert action.co_construction.paroles is not None
    assert action.co_construction.paroles.texte == "J’ai un peu peur."


def test_on_ne_sait_plus_qui_l_a_propose_se_dit_au_clavier(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    etape = le_plan(camille).etapes[0].id
    assert camille.ouvert is not None
    camille.ouvert.session.executer(AjouterAction(etape, "Relire le programme"))
    page.ouvrir(le_plan(camille).etapes[0].actions[-1].id)
    volet = page.action
    assert volet.auteur.code == ""
    prenoms = [volet.auteur.bouton(a).text() for a in (Auteur.BENEFICIAIRE, Auteur.CONSEILLER)]
    assert prenoms == ["Camille", "Nadia"]
    volet.auteur.bouton(Auteur.NE_SAIT_PLUS).setFocus()
    qtbot.keyClick(volet.auteur.bouton(Auteur.NE_SAIT_PLUS), Qt.Key.Key_Space)
    trace = le_plan(camille).etapes[0].actions[-1].co_construction
    assert trace.propose_par is Auteur.NE_SAIT_PLUS
    camille.annuler()
    assert volet.auteur.code == ""


def test_le_volet_change_l_echeance_et_les_acteurs(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.ouvrir("A5")
    volet = page.action
    ecrire(volet.echeance.jour, "12 déc. 2026")
    qtbot.keyClick(volet.echeance.jour.ligne, Qt.Key.Key_Return)
    assert l_action(camille, "A5").echeance == LeJour(le=date(2026, 12, 12))
    qtbot.mouseClick(volet.qui.bascules[RoleActeur.CONSEILLER], GAUCHE)
    ecrire(volet.qui.organisme, "Centre de Tours")
    qtbot.keyClick(volet.qui.organisme.ligne, Qt.Key.Key_Return)
    roles = [acteur.role for acteur in l_action(camille, "A5").qui]
    assert roles == [RoleActeur.BENEFICIAIRE, RoleActeur.CONSEILLER, RoleActeur.TIERS]


def test_un_refus_du_metier_est_ecrit_sous_le_champ(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.ouvrir("A5")
    champ = page.action.libelle
    champ.ligne.setFocus()
    champ.ligne.selectAll()
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Delete)
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
    assert champ.faute
    assert "String" not in champ.faute
    assert l_action(camille, "A5").libelle == "Passer le test d’entrée"


def test_une_periode_a_l_envers_est_refusee_en_phrase(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.ouvrir("A2")
    champ = page.action.echeance
    ecrire(champ.au, "1/11/2026")
    qtbot.keyClick(champ.au.ligne, Qt.Key.Key_Return)
    assert "est avant le début" in champ.faute
    assert l_action(camille, "A2").echeance is not None


def test_ce_qui_est_refuse_reste_ecrit_tant_que_l_on_regarde_la_meme_action(
    qtbot: QtBot, camille: Fenetre
) -> None:
    page = la_page(camille)
    page.ouvrir("A2")
    libelle, echeance = page.action.libelle, page.action.echeance
    ecrire(echeance.au, "1/11/2026")
    qtbot.keyClick(echeance.au.ligne, Qt.Key.Key_Return)
    ecrire(libelle, " ")
    qtbot.keyClick(libelle.ligne, Qt.Key.Key_Return)
    qtbot.mouseClick(page.action.etat.bouton("en_attente"), GAUCHE)
    assert "est avant le début" in echeance.faute
    assert echeance.au.ligne.text() == "01/11/2026"
    assert libelle.faute
    page.ouvrir("A5")
    assert not libelle.faute
    assert not echeance.faute
    assert libelle.texte == "Passer le test d’entrée"
    page.ouvrir("A2")
    assert libelle.texte == l_action(camille, "A2").libelle


def test_modifier_une_action_la_rend_a_valider(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.ouvrir("A2")
    assert page.action.validation.isChecked()
    ecrire(page.action.avec_qui, "Clinique de Tours")
    qtbot.keyClick(page.action.avec_qui.ligne, Qt.Key.Key_Return)
    assert not page.action.validation.isChecked()
    assert page.action.validation.text() == "Valider ensemble"
    qtbot.mouseClick(page.action.validation, GAUCHE)
    assert l_action(camille, "A2").co_construction.valide_ensemble_le == LE


def test_echap_ferme_le_volet_et_rend_le_clavier_a_la_liste(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.ouvrir("A2")
    page.action.libelle.viser()
    qtbot.keyClick(page.action.libelle.ligne, Qt.Key.Key_Escape)
    assert not page.action.isVisible()
    assert page.liste.hasFocus()


def test_on_renomme_deplace_et_supprime_une_etape(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    page.ouvrir("E1")
    volet = page.etape
    ecrire(volet.nom, "Confirmer mon choix")
    ecrire(volet.objectif, "En être sûre")
    qtbot.keyClick(volet.objectif.ligne, Qt.Key.Key_Return)
    assert le_plan(camille).etapes[0].titre == "Confirmer mon choix"
    assert le_plan(camille).etapes[0].objectif == "En être sûre"
    page.liste.setFocus()
    qtbot.keyClick(page.liste, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert le_plan(camille).etapes[1].id == "E1"
    nombre = len(le_plan(camille).etapes)
    qtbot.keyClick(page.liste, Qt.Key.Key_Delete)
    assert len(le_plan(camille).etapes) == nombre - 1
    assert not volet.isVisible()
    assert camille.message.phrase.text() == "Étape supprimée, avec ses actions"


def test_on_cree_une_etape_nommee_par_la_personne(qtbot: QtBot, camille: Fenetre) -> None:
    page = la_page(camille)
    qtbot.mouseClick(page.nouvelle_etape, GAUCHE)
    volet = page.etape
    qtbot.mouseClick(volet.creation, GAUCHE)
    assert volet.nom.faute == "À remplir pour continuer."
    ecrire(volet.nom, "Prendre mon poste")
    ecrire(volet.objectif, "Un contrat signé")
    qtbot.mouseClick(volet.creation, GAUCHE)
    neuve = le_plan(camille).etapes[-1]
    assert (neuve.titre, neuve.objectif) == ("Prendre mon poste", "Un contrat signé")
    assert volet.cle == neuve.id


def test_mettre_en_avant_choisit_la_prochaine_etape(camille: Fenetre) -> None:
    page = la_page(camille)
    page.ouvrir("A5")
    page.action.mise_en_avant.emit("A5")
    assert page.bandeau.titre.text() == "Passer le test d’entrée"


@pytest.mark.parametrize("cle", ["A4", "E2"])
def test_le_volet_se_referme_si_l_element_disparait(camille: Fenetre, cle: str) -> None:
    page = la_page(camille)
    page.ouvrir(cle)
    page.gestes.supprimer(cle)
    assert not page.action.isVisible()
    assert not page.etape.isVisible()
    camille.annuler()
    assert page.liste.table.chercher(cle).isValid()
