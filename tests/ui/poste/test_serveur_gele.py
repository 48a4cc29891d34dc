"""Le serveur de l’équipe se fige (SIGSTOP) : l’écran vit, dit ce qu’il attend, puis continue."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.storage.sql import liaison_bornee
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from cep_desktop.usecases.equipe import ReglageEquipe
from cep_desktop.usecases.poste import Poste
from tests.cas.coffre import AUTEUR, PHRASE, un_coffre_rempli, un_poste
from tests.cas.dossier import exemple
from tests.cas.ecran import DialoguesMuets
from tests.cas.horloge import HorlogeReglable
from tests.storage.postgresql.serveur import MOT_DE_PASSE, Serveur
from tests.ui.poste.conftest import montrer, ouvrir
from ui.poste.fenetre import FenetrePoste
from ui.poste.reglages import Reglages
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_fin, attendre_la_suite

CAMILLE = exemple("camille")
GAUCHE = Qt.MouseButton.LeftButton
PAS_S, FIGE_S = 0.02, 0.6
"""Un battement toutes les 20 ms ; au-delà de 0,6 s sans battement, l’écran est figé."""


@pytest.fixture
def relie(
    qtbot: QtBot,
    coffre_relie: Poste,
    dialogues: DialoguesMuets,
    reglages: Reglages,
) -> Iterator[FenetrePoste]:
    """Alice reliée au serveur, dont le dossier de Camille est aussi copié sur le poste."""
    fenetre = montrer(qtbot, coffre_relie, dialogues, reglages)
    ouvrir(qtbot, fenetre)
    _ouvrir(qtbot, _fenetre(fenetre))
    _fenetre(fenetre).revenir()
    attendre_la_suite()
    yield fenetre
    attendre_la_fin()


@pytest.fixture
def coffre_relie(
    tmp_path: Path, horloge: HorlogeReglable, serveur: Serveur, monkeypatch: pytest.MonkeyPatch
) -> Poste:
    """Un coffre relié au serveur, où le dossier de Camille est gardé ; délais raccourcis."""
    monkeypatch.setattr(liaison_bornee, "SONDE_S", 1.0)
    monkeypatch.setattr(liaison_bornee, "CONNEXION_S", 2)
    un_coffre_rempli(tmp_path, horloge)
    poste = un_poste(tmp_path, horloge)
    equipe = serveur.ouvrir("alice")
    equipe.dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    equipe.fermer()
    coffre = poste.coffres.ouvrir(PHRASE, auteur=AUTEUR)
    coffre.liaison.garder(ReglageEquipe(serveur.adresse("alice"), MOT_DE_PASSE))
    coffre.fermer()
    return poste


def _fenetre(poste: FenetrePoste) -> Fenetre:
    assert poste.fenetre is not None
    return poste.fenetre


def _ouvrir(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.ouvrir(CAMILLE.id)
    qtbot.waitUntil(lambda: fenetre.ouvert is not None)


@contextmanager
def _ecran_vivant() -> Iterator[None]:
    """Échoue si l’écran cesse de battre pendant le bloc."""
    battements = [monotonic()]
    coeur = QTimer()
    coeur.timeout.connect(lambda: battements.append(monotonic()))
    coeur.start(int(PAS_S * 1000))
    yield
    coeur.stop()
    battements.append(monotonic())
    pauses = [apres - avant for avant, apres in pairwise(battements)]
    assert len(battements) > 10
    assert max(pauses) < FIGE_S


def test_ouvrir_attend_sans_figer_puis_montre_la_copie_du_poste(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    fenetre = _fenetre(relie)
    with serveur.gele(), _ecran_vivant():
        fenetre.ouvrir(CAMILLE.id)
        qtbot.waitUntil(lambda: fenetre.attente.couche is not None)
        couche = fenetre.attente.couche
        assert couche is not None
        assert couche.titre.text() == "Ouverture du dossier…"
        qtbot.waitUntil(lambda: couche.barre.value() > 0)
        qtbot.waitUntil(lambda: fenetre.ouvert is not None, timeout=10_000)
        assert fenetre.attente.couche is None
    assert fenetre.ouvert is not None
    assert fenetre.ouvert.session.dossier == CAMILLE


def test_ne_plus_attendre_laisse_la_liste_et_n_ouvre_rien_ensuite(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    fenetre = _fenetre(relie)
    with serveur.gele(), _ecran_vivant():
        fenetre.ouvrir(CAMILLE.id)
        qtbot.waitUntil(lambda: fenetre.attente.couche is not None)
        QTest.keyClick(fenetre.attente.couche, Qt.Key.Key_Escape)
        assert fenetre.attente.couche is None
        assert fenetre.page is fenetre.accueil
    attendre_la_suite()
    QTest.qWait(50)
    assert fenetre.ouvert is None


def test_quitter_un_dossier_change_garde_le_geste_sur_le_poste(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    fenetre = _fenetre(relie)
    _ouvrir(qtbot, fenetre)
    ouvert = fenetre.ouvert
    assert ouvert is not None
    attendre_la_suite()
    assert not ouvert.session.executer(ModifierAction("A5", {"libelle": "Appeler"}))
    with serveur.gele(), _ecran_vivant():
        fenetre.revenir()
        assert fenetre.page is fenetre.accueil
    equipe = fenetre.garde.liaison.equipe
    assert equipe is not None
    assert equipe.dossiers.en_attente == 1
    assert equipe.dossiers.rejouer().envoyees == 1


def test_un_dossier_neuf_se_cree_sur_le_poste(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    fenetre = _fenetre(relie)
    with serveur.gele(), _ecran_vivant():
        fenetre.creation.commencer()
        page = fenetre.creation.page
        assert page is not None
        page.prenom.ligne.setText("Maud")
        page.nom.ligne.setText("Le Bris")
        page.mon_prenom.ligne.setText("Alice")
        page.mon_nom.ligne.setText("Martin")
        page.structure.ligne.setText("Centre")
        equipe = fenetre.garde.liaison.equipe
        assert equipe is not None
        qtbot.waitUntil(lambda: equipe.dossiers.est_hors_ligne, timeout=10_000)
        page.agir()
        qtbot.waitUntil(lambda: fenetre.ouvert is not None)
    assert fenetre.windowTitle().startswith("Maud Le Bris")


def test_verrouiller_cache_tout_sans_attendre_le_serveur(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    fenetre = _fenetre(relie)
    _ouvrir(qtbot, fenetre)
    assert fenetre.ouvert is not None
    assert not fenetre.ouvert.session.executer(ModifierAction("A5", {"libelle": "Appeler"}))
    with serveur.gele(), _ecran_vivant():
        QTimer.singleShot(0, relie.verrouiller)
        qtbot.waitUntil(lambda: relie.fenetre is None, timeout=int(FIGE_S * 1000))
        qtbot.waitUntil(lambda: relie._lieu is not None, timeout=10_000)
    assert relie.portier.ecran is not None
    assert relie._lieu is not None
    assert relie._lieu.session is None
