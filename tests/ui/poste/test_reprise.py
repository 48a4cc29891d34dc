"""Après un arrêt net, le travail qui n’était pas enregistré est proposé, différences montrées."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.coffre.brouillon import Brouillon
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from cep_desktop.usecases.session import Session
from tests.cas.coffre import PHRASE, des_coffres
from tests.cas.horloge import HorlogeReglable
from tests.ui.poste.conftest import ouvrir
from ui.pages.reprise.couche import CoucheReprise
from ui.poste.fenetre import FenetrePoste
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_suite

GAUCHE = Qt.MouseButton.LeftButton
TRAVAIL = "Téléphoner au centre"


@pytest.fixture
def brouillon(code: str, tmp_path: Path, horloge: HorlogeReglable) -> None:
    """Un travail mis à part juste avant un arrêt net."""
    coffre = des_coffres(tmp_path, horloge).ouvrir(PHRASE, auteur="Nadia Benali")
    fiche = next(f for f in coffre.dossiers.fiches() if f.personne.startswith("Camille"))
    garde = coffre.dossiers.lire(fiche.id)
    session = Session(garde.dossier, revision=garde.revision)
    session.executer(ModifierAction("A5", {"libelle": TRAVAIL}))
    coffre.brouillons.garder(Brouillon(session.dossier, garde.revision, horloge.maintenant()))
    coffre.fermer()


@pytest.fixture
def fenetre(qtbot: QtBot, brouillon: None, ferme: FenetrePoste) -> Fenetre:
    """La liste des dossiers, à la réouverture."""
    ouvrir(qtbot, ferme)
    assert ferme.fenetre is not None
    cote = ferme.fenetre.cote_coffre
    assert cote is not None
    qtbot.waitUntil(cote.travail.isVisible)
    return ferme.fenetre


def _voir(qtbot: QtBot, fenetre: Fenetre) -> CoucheReprise:
    cote = fenetre.cote_coffre
    assert cote is not None
    qtbot.mouseClick(cote.travail.action, GAUCHE)
    couche = cote.reprises.couche
    assert couche is not None
    return couche


def _dit(fenetre: Fenetre) -> str:
    cote = fenetre.cote_coffre
    assert cote is not None
    return cote.travail.phrase.text() if cote.travail.isVisible() else ""


def test_la_liste_annonce_le_travail_sans_nommer_personne(fenetre: Fenetre) -> None:
    assert _dit(fenetre).endswith("la dernière fois, dans un dossier.")
    assert "Camille" not in _dit(fenetre)


def test_les_differences_se_lisent_avant_de_choisir(qtbot: QtBot, fenetre: Fenetre) -> None:
    couche = _voir(qtbot, fenetre)
    assert couche.titre.text() == "Le travail sur le dossier de Camille Moreau"
    lignes = [w.accessibleName() for w in couche.differences.findChildren(QWidget)]
    assert any(TRAVAIL in ligne for ligne in lignes)


def test_reprendre_ouvre_le_dossier_avec_le_travail_et_l_enregistre(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    qtbot.mouseClick(_voir(qtbot, fenetre).reprendre, GAUCHE)
    qtbot.waitUntil(lambda: fenetre.barre._mot.text().startswith("Enregistré à"))
    assert fenetre.ouvert is not None
    assert TRAVAIL in str(fenetre.ouvert.session.dossier)
    assert fenetre.barre.annuler.accessibleName() == "Annuler\u00a0: travail repris"
    identifiant = fenetre.ouvert.session.dossier.id
    assert TRAVAIL in str(fenetre.atelier.dossiers.lire(identifiant).dossier)
    assert fenetre.cote_coffre is not None
    assert not fenetre.cote_coffre._coffre.brouillons.lister()


def test_ecarter_laisse_le_dossier_enregistre(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.mouseClick(_voir(qtbot, fenetre).ecarter, GAUCHE)
    assert _dit(fenetre) == ""
    attendre_la_suite()
    assert fenetre.cote_coffre is not None
    assert not fenetre.cote_coffre._coffre.brouillons.lister()
    camille = next(f for f in fenetre.atelier.fiches() if f.personne.startswith("Camille"))
    assert TRAVAIL not in str(fenetre.atelier.dossiers.lire(camille.id).dossier)


def test_echap_le_garde_pour_plus_tard(qtbot: QtBot, fenetre: Fenetre) -> None:
    couche = _voir(qtbot, fenetre)
    qtbot.keyClick(couche, Qt.Key.Key_Escape)
    assert _dit(fenetre)
    assert fenetre.cote_coffre is not None
    assert len(fenetre.cote_coffre._coffre.brouillons.lister()) == 1
