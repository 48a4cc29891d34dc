"""Maud continue jusqu’à un projet choisi ; Solène arrive avec le sien."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.accueil import Suite
from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.competence import Aisance, NatureExploration
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.situation import NeSaitPas
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.regards import Regard
from cep_desktop.usecases.creer import Entree
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, un_dossier
from tests.ui.histoires.mains import CTRL, Clavier, Souris, dossier_de
from ui.pages.competences.page import PageCompetences
from ui.pages.demande.page import PageDemande
from ui.pages.plan_action.page import PagePlanAction
from ui.pages.projet.page import POSSIBLE, PageProjet
from ui.pages.situation.page import PageSituation
from ui.shell.fenetre import Fenetre

MAUD = UUID(int=7)


@pytest.fixture
def atelier() -> Atelier:
    """Le dossier de Maud, où tout reste à écrire."""
    return un_atelier([un_dossier(id=MAUD, est_fictif=False)])


def test_de_la_demande_au_projet_a_la_souris(qtbot: QtBot, fenetre: Fenetre) -> None:
    souris = Souris(qtbot, fenetre)
    fenetre.ouvrir(MAUD)
    fenetre.aller("demande")
    demande = fenetre.page
    assert isinstance(demande, PageDemande)
    souris.ecrire(demande.paroles.paroles.zone, "Je veux un métier de fleurs.")
    souris.cliquer(demande.suite.choix.choix(Suite.CONTINUER))
    souris.ecrire(demande.rendez_vous.jour.ligne, "1/12/2026")
    souris.cliquer(demande.rendez_vous.noter)

    fenetre.aller("situation")
    situation = fenetre.page
    assert isinstance(situation, PageSituation)
    assert not any(t.isVisible() for t in situation.priorites.tuiles), "rien d’avance"
    souris.cliquer(situation.travail.rangees[CodeFait.STATUT_EMPLOI].fait.ne_sait_pas)
    for mots in ("Le contact avec les gens", "Les horaires"):
        souris.cliquer_sur(situation.priorites, mots)
    souris.cliquer(situation.priorites.tuiles[1].monter)
    souris.cliquer(situation.priorites.validation)
    conseil = dossier_de(fenetre).conseil
    assert [p.libelle for p in conseil.priorites] == ["Les horaires", "Le contact avec les gens"]
    assert conseil.trace_priorites.valide_ensemble_le == LE
    fait = dossier_de(fenetre).situation.fait(CodeFait.STATUT_EMPLOI, le=LE)
    assert fait is not None
    assert isinstance(fait.reponse, NeSaitPas)

    souris.cliquer(situation.continuer)
    savoirs = fenetre.page
    assert isinstance(savoirs, PageCompetences)
    souris.cliquer(savoirs.nouvelle)
    souris.ecrire(savoirs.competence.libelle.ligne, "Conseiller un client")
    souris.cliquer(savoirs.competence.aisance.bouton(Aisance.SEULE))
    souris.cliquer(savoirs.competence.ajout)
    assert dossier_de(fenetre).conseil.competences[0].aisance is Aisance.SEULE

    fenetre.aller("projet")
    projet = fenetre.page
    assert isinstance(projet, PageProjet)
    for mots in ("Fleuriste", "Vendeuse en jardinerie"):
        souris.ecrire(projet.pistes.ajout.ligne, mots)
        souris.cliquer(projet.pistes.ajout.bouton)
    souris.cliquer(projet.pistes.tableau.tetes["O1"].etoile)
    pourquoi = projet.pistes.pourquoi
    assert pourquoi.par.code == "", "le choix n’est attribué à personne d’avance"
    souris.ecrire(pourquoi.mots.champ.zone, "Je l’ai toujours voulu.")
    souris.cliquer(pourquoi.par.bouton(Auteur.BENEFICIAIRE))
    souris.cliquer(pourquoi.validation)
    piste = dossier_de(fenetre).conseil.pistes[0]
    assert piste.est_choisie
    assert piste.pourquoi is not None
    assert piste.pourquoi.texte == "Je l’ai toujours voulu."
    assert piste.co_construction.choisi_par is Auteur.BENEFICIAIRE
    assert piste.co_construction.valide_ensemble_le == LE
    assert dossier_de(fenetre).parcours.conseil is Avancement.EN_COURS


def test_du_metier_vu_au_projet_valide_au_clavier_seul(qtbot: QtBot, fenetre: Fenetre) -> None:
    clavier = Clavier(qtbot, fenetre)
    fenetre.ouvrir(MAUD)
    fenetre.aller("competences")
    savoirs = fenetre.page
    assert isinstance(savoirs, PageCompetences)
    clavier.aller(savoirs.ajout_metier.ligne)
    clavier.ecrire("Fleuriste")
    clavier.touche(Qt.Key.Key_Space)
    visite = savoirs.metier.explorations[NatureExploration.ENQUETE]
    clavier.aller(visite.aupres.ligne)
    clavier.ecrire("La fleuriste du marché")
    clavier.aller(visite.retenu.zone)
    clavier.ecrire("Se lever à quatre heures, et j’aime cela.")
    clavier.actionner(savoirs.metier.validation)
    (metier,) = dossier_de(fenetre).conseil.metiers
    assert metier.explorations[0].retenu == "Se lever à quatre heures, et j’aime cela."
    assert metier.co_construction.valide_ensemble_le == LE

    clavier.tourner("projet")
    page = fenetre.page
    assert isinstance(page, PageProjet)
    clavier.aller(page.vue.bouton("pistes"))
    while page.vue.code != POSSIBLE:
        clavier.touche(Qt.Key.Key_Right)
        clavier.touche(Qt.Key.Key_Space)
    carte = page.possible.projet
    clavier.aller(carte.enonce.ligne)
    clavier.ecrire("Devenir fleuriste, pour travailler avec les plantes.")
    clavier.ecrire("Fleuriste")
    clavier.aller(carte.nature.bouton("insertion"))
    while carte.nature.code != "reconversion":
        clavier.touche(Qt.Key.Key_Right)
        clavier.touche(Qt.Key.Key_Space)
    clavier.actionner(carte.ecriture)
    clavier.aller(page.possible.regards.ajouts[Regard.FREINS].ligne)
    clavier.ecrire("Les mains dans l’eau froide")
    clavier.touche(Qt.Key.Key_Space)
    clavier.actionner(page.possible.regards.freins.creations["Les mains dans l’eau froide"])
    clavier.actionner(carte.validation)
    projet = dossier_de(fenetre).conseil.projet
    assert projet is not None
    assert projet.freins == ("Les mains dans l’eau froide",)
    assert projet.co_construction.valide_ensemble_le == LE


def test_solene_entre_droit_au_niveau_3_au_clavier_seul(qtbot: QtBot, fenetre: Fenetre) -> None:
    clavier = Clavier(qtbot, fenetre)
    clavier.touche(Qt.Key.Key_N, CTRL)
    creation = fenetre.creation.page
    assert creation is not None
    clavier.ecrire("Solène")
    clavier.ecrire("Le Goff")
    clavier.aller(creation.entree.choix(creation.entree.code or Entree.FAIRE_LE_POINT))
    while creation.entree.code != Entree.PRET:
        clavier.touche(Qt.Key.Key_Down)
        clavier.touche(Qt.Key.Key_Space)
    clavier.touche(Qt.Key.Key_Return, CTRL)
    page = fenetre.page
    assert isinstance(page, PagePlanAction)
    parcours = dossier_de(fenetre).parcours
    assert (parcours.accueil, parcours.conseil) == (
        Avancement.PAS_NECESSAIRE,
        Avancement.PAS_NECESSAIRE,
    )
    assert parcours.accompagnement is Avancement.EN_COURS
    assert dossier_de(fenetre).referent.nom_complet
