"""Le plan d’actions se construit à la souris et au clavier, et tout s’annule."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.plan_action import Action, PlanAction, RoleActeur, StatutAction
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier
from tests.cas.ecran import taper
from ui.pages.plan_action.page import PagePlanAction
from ui.pont import SessionQt
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


def _page(fenetre: Fenetre) -> PagePlanAction:
    page = fenetre.page
    assert isinstance(page, PagePlanAction)
    return page


def _plan(fenetre: Fenetre) -> PlanAction:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.accompagnement.plan_action


def _action(fenetre: Fenetre, cle: str) -> Action:
    return next(action for _, action in _plan(fenetre).actions() if action.id == cle)


def _cliquer(qtbot: QtBot, page: PagePlanAction, cle: str, x: int) -> None:
    liste = page.liste
    index = liste.table.chercher(cle)
    liste.scrollTo(index)
    cadre = liste.visualRect(index)
    qtbot.mouseClick(liste.viewport(), GAUCHE, pos=QPoint(cadre.x() + x, cadre.center().y()))


def _ecrire(champ: object, texte: str) -> None:
    ligne = champ.ligne  # type: ignore[attr-defined]
    ligne.setFocus()
    ligne.selectAll()
    taper(ligne, texte)


def test_la_prochaine_etape_est_en_tete(camille: Fenetre) -> None:
    page = _page(camille)
    assert page.bandeau.titre.text() == "Demander l’autorisation d’absence"
    assert "Il reste 27 jours" in page.bandeau.precision.text()


def test_c_est_fait_passe_a_la_suivante_et_s_annule(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    qtbot.mouseClick(page.fait, GAUCHE)
    assert _action(camille, "A4").statut is StatutAction.FAITE
    assert _action(camille, "A4").faite_le == LE
    assert page.bandeau.titre.text() != "Demander l’autorisation d’absence"
    assert camille.message.isVisible()
    qtbot.mouseClick(camille.message.action, GAUCHE)
    assert _action(camille, "A4").statut is StatutAction.EN_COURS


def test_le_rond_coche_et_decoche(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    _cliquer(qtbot, page, "A2", 30)
    assert _action(camille, "A2").statut is StatutAction.FAITE
    _cliquer(qtbot, page, "A2", 30)
    assert _action(camille, "A2").statut is StatutAction.A_FAIRE


def test_la_poignee_de_main_valide_et_retire(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    assert _action(camille, "A2").co_construction.est_valide
    x = int(page.liste._delegue.gabarit.validation(page.liste.visualRect(
        page.liste.table.chercher("A2")).toRectF()).center().x())  # fmt: skip
    _cliquer(qtbot, page, "A2", x)
    assert not _action(camille, "A2").co_construction.est_valide


def test_tout_se_fait_au_clavier_dans_la_liste(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.liste.setFocus()
    page.liste.designer("A2")
    qtbot.keyClick(page.liste, Qt.Key.Key_Space)
    assert _action(camille, "A2").statut is StatutAction.FAITE
    qtbot.keyClick(page.liste, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _action(camille, "A2").statut is StatutAction.A_FAIRE
    qtbot.keyClick(page.liste, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [a.id for a in _plan(camille).etapes[0].actions] == ["A2", "A1"]
    assert page.liste.courante == "A2"
    qtbot.keyClick(page.liste, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert not _action(camille, "A2").co_construction.est_valide
    qtbot.keyClick(page.liste, Qt.Key.Key_Delete)
    assert "A2" not in {a.id for _, a in _plan(camille).actions()}
    for _ in range(3):
        qtbot.keyClick(page.liste, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [a.id for a in _plan(camille).etapes[0].actions] == ["A1", "A2"]
    qtbot.keyClick(page.liste, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [a.id for a in _plan(camille).etapes[0].actions] == ["A2", "A1"]


def test_une_action_traverse_les_etapes(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.liste.setFocus()
    page.liste.designer("A2")
    qtbot.keyClick(page.liste, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [a.id for a in _plan(camille).etapes[0].actions] == ["A1"]
    assert _plan(camille).etapes[1].actions[0].id == "A2"


def test_une_etape_se_replie_au_clavier_et_reste_repliee(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.liste.setFocus()
    page.liste.designer("E1")
    qtbot.keyClick(page.liste, Qt.Key.Key_Space)
    assert not page.liste.isExpanded(page.liste.table.chercher("E1"))
    camille.annuler()
    qtbot.mouseClick(page.fait, GAUCHE)
    assert not page.liste.isExpanded(page.liste.table.chercher("E1"))
    assert page.liste.isExpanded(page.liste.table.chercher("E2"))


def test_l_ajout_rapide_tient_en_une_ligne(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    qtbot.keyClick(camille, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.ajout.ligne.hasFocus()
    page.ajout.etape.montrer("E3")
    taper(page.ajout.ligne, "Écrire à l’OPCO « Uniformation »")
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    neuve = _plan(camille).etapes[2].actions[-1]
    assert neuve.libelle == "Écrire à l’OPCO « Uniformation »"
    assert page.ajout.ligne.text() == ""
    assert page.ajout.ligne.hasFocus()
    assert page.liste.courante == neuve.id


def test_un_ajout_vide_est_explique(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    avant = _plan(camille)
    page.ajout.ligne.setFocus()
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert _plan(camille) == avant
    assert page.ajout.ligne.accessibleDescription() == "Écrivez d’abord ce qu’il y a à faire."


def test_le_volet_change_chaque_champ(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    _cliquer(qtbot, page, "A5", 200)
    volet = page.action
    assert volet.isVisible()
    assert volet.libelle.ligne.text() == "Passer le test d’entrée"
    _ecrire(volet.libelle, "Passer le test du centre")
    _ecrire(volet.avec_qui, "Mme Élodie Péron")
    _ecrire(volet.resultat, "Savoir où j’en suis.")
    qtbot.mouseClick(volet.etat.bouton("en_attente"), GAUCHE)
    qtbot.mouseClick(volet.auteur.bouton("beneficiaire"), GAUCHE)
    volet.paroles.zone.setFocus()
    volet.paroles.zone.selectAll()
    taper(volet.paroles.zone, "J’ai un peu peur.")
    volet.libelle.viser()
    action = _action(camille, "A5")
    assert action.libelle == "Passer le test du centre"
    assert action.avec_qui == "Mme Élodie Péron"
    assert action.resultat_attendu == "Savoir où j’en suis."
    assert action.statut is StatutAction.EN_ATTENTE
    assert action.co_construction.propose_par is Auteur.BENEFICIAIRE
    assert action.co_construction.paroles is not None
    assert action.co_construction.paroles.texte == "J’ai un peu peur."


def test_le_volet_change_l_echeance_et_les_acteurs(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.ouvrir("A5")
    volet = page.action
    _ecrire(volet.echeance.jour, "12 déc. 2026")
    qtbot.keyClick(volet.echeance.jour.ligne, Qt.Key.Key_Return)
    assert _action(camille, "A5").echeance == LeJour(le=date(2026, 12, 12))
    qtbot.mouseClick(volet.qui.bascules[RoleActeur.CONSEILLER], GAUCHE)
    _ecrire(volet.qui.organisme, "Centre de Tours")
    qtbot.keyClick(volet.qui.organisme.ligne, Qt.Key.Key_Return)
    roles = [acteur.role for acteur in _action(camille, "A5").qui]
    assert roles == [RoleActeur.BENEFICIAIRE, RoleActeur.CONSEILLER, RoleActeur.TIERS]


def test_un_refus_du_metier_est_ecrit_sous_le_champ(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.ouvrir("A5")
    champ = page.action.libelle
    champ.ligne.setFocus()
    champ.ligne.selectAll()
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Delete)
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
    assert champ.faute
    assert "String" not in champ.faute
    assert _action(camille, "A5").libelle == "Passer le test d’entrée"


def test_une_periode_a_l_envers_est_refusee_en_phrase(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.ouvrir("A2")
    champ = page.action.echeance
    _ecrire(champ.au, "1/11/2026")
    qtbot.keyClick(champ.au.ligne, Qt.Key.Key_Return)
    assert "est avant le début" in champ.faute
    assert _action(camille, "A2").echeance is not None


def test_modifier_une_action_la_rend_a_valider(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.ouvrir("A2")
    assert page.action.validation.isChecked()
    _ecrire(page.action.avec_qui, "Clinique de Tours")
    qtbot.keyClick(page.action.avec_qui.ligne, Qt.Key.Key_Return)
    assert not page.action.validation.isChecked()
    assert page.action.validation.text() == "Valider ensemble"
    qtbot.mouseClick(page.action.validation, GAUCHE)
    assert _action(camille, "A2").co_construction.valide_ensemble_le == LE


def test_echap_ferme_le_volet_et_rend_le_clavier_a_la_liste(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.ouvrir("A2")
    page.action.libelle.viser()
    qtbot.keyClick(page.action.libelle.ligne, Qt.Key.Key_Escape)
    assert not page.action.isVisible()
    assert page.liste.hasFocus()


def test_on_renomme_deplace_et_supprime_une_etape(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    page.ouvrir("E1")
    volet = page.etape
    _ecrire(volet.nom, "Confirmer mon choix")
    _ecrire(volet.objectif, "En être sûre")
    qtbot.keyClick(volet.objectif.ligne, Qt.Key.Key_Return)
    assert _plan(camille).etapes[0].titre == "Confirmer mon choix"
    assert _plan(camille).etapes[0].objectif == "En être sûre"
    page.liste.setFocus()
    qtbot.keyClick(page.liste, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _plan(camille).etapes[1].id == "E1"
    nombre = len(_plan(camille).etapes)
    qtbot.keyClick(page.liste, Qt.Key.Key_Delete)
    assert len(_plan(camille).etapes) == nombre - 1
    assert not volet.isVisible()
    assert camille.message.phrase.text() == "Étape supprimée, avec ses actions"


def test_on_cree_une_etape_nommee_par_la_personne(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    qtbot.mouseClick(page.nouvelle_etape, GAUCHE)
    volet = page.etape
    qtbot.mouseClick(volet.creation, GAUCHE)
    assert volet.nom.faute == "À remplir pour continuer."
    _ecrire(volet.nom, "Prendre mon poste")
    _ecrire(volet.objectif, "Un contrat signé")
    qtbot.mouseClick(volet.creation, GAUCHE)
    neuve = _plan(camille).etapes[-1]
    assert (neuve.titre, neuve.objectif) == ("Prendre mon poste", "Un contrat signé")
    assert volet.cle == neuve.id


def test_mettre_en_avant_choisit_la_prochaine_etape(camille: Fenetre) -> None:
    page = _page(camille)
    page.ouvrir("A5")
    page.action.mise_en_avant.emit("A5")
    assert page.bandeau.titre.text() == "Passer le test d’entrée"


def test_l_echelle_montre_tout_le_parcours(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    qtbot.mouseClick(page.echelle.bouton("entiere"), GAUCHE)
    assert page.liste._delegue.echelle == page.etat.entiere
    assert page.liste._entete.echelle == page.etat.entiere


def test_ce_qui_manque_mene_a_sa_page(qtbot: QtBot, camille: Fenetre) -> None:
    page = _page(camille)
    with qtbot.waitSignal(page.aller) as emis:
        page.rubriques.aller.emit("financement")
    assert emis.args == ["financement"]
    assert camille.rail.courante == "financement"


def test_un_plan_vide_propose_une_seule_action(qtbot: QtBot) -> None:
    page = PagePlanAction(SessionQt(Session(un_dossier())), lambda: LE)
    qtbot.addWidget(page)
    page.resize(1102, 700)
    page.show()
    assert page.vide.isVisible()
    assert not page.bandeau.isVisible()
    assert not page.tableau.isVisible()
    qtbot.mouseClick(page.vide_etape, GAUCHE)
    assert page.etape.isVisible()


@pytest.mark.parametrize("cle", ["A4", "E2"])
def test_le_volet_se_referme_si_l_element_disparait(camille: Fenetre, cle: str) -> None:
    page = _page(camille)
    page.ouvrir(cle)
    page.gestes.supprimer(cle)
    assert not page.action.isVisible()
    assert not page.etape.isVisible()
    camille.annuler()
    assert page.liste.table.chercher(cle).isValid()
