"""Maud vient une fois, reçoit une réponse et repart : le niveau 1 suffit."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.accueil import Interet, Presence, Suite, ThemeInformation
from cep_desktop.domain.parcours import Avancement
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, un_dossier
from tests.ui.histoires.mains import CTRL, Clavier, Souris, dossier_de
from ui.pages.demande.page import PageDemande
from ui.pages.informations.page import PageInformations
from ui.shell.fenetre import Fenetre


@pytest.fixture
def atelier() -> Atelier:
    """Un dossier réel, qui dit qui l’on est."""
    return un_atelier([un_dossier(id=UUID(int=7), est_fictif=False)])


def test_maud_est_recue_informee_et_s_arrete_la_au_clavier_seul(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    clavier = Clavier(qtbot, fenetre)
    clavier.touche(Qt.Key.Key_N, CTRL)
    clavier.ecrire("Maud")
    clavier.ecrire("Le Bris")
    clavier.touche(Qt.Key.Key_Return, CTRL)
    page = fenetre.page
    assert isinstance(page, PageDemande)

    clavier.touche(Qt.Key.Key_N, CTRL)
    clavier.ecrire("Je veux savoir si la VAE est pour moi.")
    clavier.ecrire("Reconnaître dix ans de cuisine.")
    clavier.actionner(page.paroles.validation)
    clavier.actionner(page.cep)
    clavier.actionner(page.donnees)

    clavier.tourner("informations")
    infos = fenetre.page
    assert isinstance(infos, PageInformations)
    clavier.touche(Qt.Key.Key_N, CTRL)
    while infos.ajout.type.code != ThemeInformation.DISPOSITIF:
        clavier.touche(Qt.Key.Key_Down)
    clavier.touche(Qt.Key.Key_Tab)
    clavier.ecrire("La VAE : à quoi elle sert")
    clavier.actionner(infos.ajout.ajouter)
    clavier.ecrire("Faire reconnaître son expérience par un diplôme.")
    clavier.ecrire("Centre-Val de Loire")
    clavier.touche(Qt.Key.Key_Return, CTRL)
    (remise,) = dossier_de(fenetre).accueil.informations
    assert (remise.territoire, remise.remise_le) == ("Centre-Val de Loire", LE)

    clavier.tourner("demande")
    clavier.aller(page.suite.choix.choix(Suite.CONTINUER))
    while page.suite.choix.code != Suite.ARRETER:
        clavier.touche(Qt.Key.Key_Down)
        clavier.touche(Qt.Key.Key_Space)
    clavier.actionner(page.suite.validation)
    clavier.touche(Qt.Key.Key_Return, CTRL)

    dossier = dossier_de(fenetre)
    accueil = dossier.accueil
    assert accueil.demande.co_construction.valide_ensemble_le == LE
    assert accueil.information_cep_remise_le == accueil.information_donnees_remise_le == LE
    assert accueil.decision is not None
    assert (accueil.decision.suite, accueil.decision.prise_le) == (Suite.ARRETER, LE)
    assert accueil.co_construction.valide_ensemble_le == LE
    assert dossier.parcours.accueil is Avancement.TERMINE
    assert dossier.parcours.conseil is not Avancement.EN_COURS


def test_maud_s_inscrit_a_une_reunion_et_est_orientee_a_la_souris(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    souris = Souris(qtbot, fenetre)
    souris.cliquer(fenetre.accueil.creer)
    creation = fenetre.creation.page
    assert creation is not None
    souris.ecrire(creation.prenom.ligne, "Maud")
    souris.ecrire(creation.nom.ligne, "Le Bris")
    souris.cliquer(creation.principal)
    page = fenetre.page
    assert isinstance(page, PageDemande)
    souris.ecrire(page.paroles.paroles.zone, "Je cherche une réunion sur la VAE.")

    souris.cliquer(fenetre.rail.pages["informations"])
    infos = fenetre.page
    assert isinstance(infos, PageInformations)
    souris.cliquer(infos.premiere)
    ajout = infos.ajout
    ajout.type.setCurrentIndex(ajout.type.findData("reunion"))
    ajout.type.activated.emit(ajout.type.currentIndex())
    souris.ecrire(ajout.titre.ligne, "Découvrir la VAE")
    souris.ecrire(ajout.jour.ligne, "23/11/2026")
    souris.ecrire(ajout.places.ligne, "8")
    souris.ecrire(ajout.prises.ligne, "7")
    souris.cliquer(ajout.ajouter)
    (reunion,) = dossier_de(fenetre).accueil.reunions
    assert (reunion.places, reunion.prises, reunion.est_complete) == (8, 7, False)
    souris.cliquer(infos.reunion.presence.bouton(Presence.PRESENT))
    assert dossier_de(fenetre).accueil.reunions[0].presence is Presence.PRESENT

    souris.cliquer(fenetre.rail.pages["demande"])
    souris.cliquer(page.suite.choix.choix(Suite.ETRE_ORIENTE))
    souris.cliquer(page.principal)
    assert fenetre.rail.courante == "aiguillage"
    assert not dossier_de(fenetre).accueil.orientations, "rien n’est orienté d’avance"
    fenetre.page.agir()
    (orientation,) = dossier_de(fenetre).accueil.orientations
    assert orientation.structure
    assert orientation.accord_le is None
    assert orientation.faite_le is None
    assert Interet.OUI not in {i.interet for i in dossier_de(fenetre).accueil.informations}
