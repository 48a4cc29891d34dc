"""Un poste neuf, ou un poste dont le coffre est ouvert sur les exemples."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cep_desktop.settings import Preferences
from cep_desktop.usecases.poste import Poste
from tests.cas.coffre import PHRASE, un_coffre_rempli, un_poste
from tests.cas.ecran import DialoguesMuets
from tests.cas.horloge import HorlogeReglable
from tests.cas.trousseau import TrousseauEnMemoire
from tests.storage.conftest import serveur, serveur_commun  # noqa: F401 - préparations reprises
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.poste.reglages import Reglages
from ui.taches import attendre_la_fin


@pytest.fixture
def horloge() -> HorlogeReglable:
    """L’heure du poste, que l’essai avance."""
    return HorlogeReglable()


@pytest.fixture
def reglages() -> Reglages:
    """Les préférences de Nadia, gardées nulle part."""
    return Reglages(Preferences(prenom="Nadia", nom="Benali"), lambda _: None)


@pytest.fixture
def trousseau() -> TrousseauEnMemoire:
    """Le trousseau de l’ordinateur."""
    return TrousseauEnMemoire()


@pytest.fixture
def poste(tmp_path: Path, horloge: HorlogeReglable, trousseau: TrousseauEnMemoire) -> Poste:
    """Le poste, dont le coffre est dans le dossier d’essai."""
    return un_poste(tmp_path, horloge, trousseau)


def montrer(
    qtbot: QtBot, poste: Poste, dialogues: DialoguesMuets, reglages: Reglages
) -> FenetrePoste:
    """Montre la fenêtre de ce poste."""
    fenetre = FenetrePoste(poste, dialogues, reglages)
    dialogues.accord = True
    qtbot.addWidget(fenetre)
    fenetre.resize(1366, 768)
    fenetre.show()
    fenetre.activateWindow()
    with qtbot.waitActive(fenetre):
        return fenetre


@pytest.fixture
def neuf(
    qtbot: QtBot, poste: Poste, dialogues: DialoguesMuets, reglages: Reglages
) -> Iterator[FenetrePoste]:
    """Un poste sans coffre."""
    yield montrer(qtbot, poste, dialogues, reglages)
    attendre_la_fin()


@pytest.fixture
def code(tmp_path: Path, horloge: HorlogeReglable) -> str:
    """Le code de secours d’un coffre déjà créé, avec les trois exemples."""
    return un_coffre_rempli(tmp_path, horloge)


@pytest.fixture
def ferme(
    qtbot: QtBot, code: str, poste: Poste, dialogues: DialoguesMuets, reglages: Reglages
) -> Iterator[FenetrePoste]:
    """Un poste dont le coffre est fermé."""
    yield montrer(qtbot, poste, dialogues, reglages)
    attendre_la_fin()


def ouvrir(qtbot: QtBot, poste: FenetrePoste, saisie: str = PHRASE) -> None:
    """Écrit la phrase, appuie sur Entrée, attend d’être entré."""
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    ecran.champ.ligne.setText(saisie)
    ecran.champ.valide.emit()
    qtbot.waitUntil(lambda: poste.fenetre is not None)


@pytest.fixture
def ouvert(qtbot: QtBot, ferme: FenetrePoste) -> FenetrePoste:
    """Le même, coffre ouvert, sur la liste des dossiers."""
    ouvrir(qtbot, ferme)
    return ferme


def aller_au_plan(poste: FenetrePoste, personne: str = "Camille") -> None:
    """Ouvre le plan d’actions de quelqu’un."""
    assert poste.fenetre is not None
    fiches = poste.fenetre.atelier.fiches()
    poste.fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith(personne)))
    poste.fenetre.aller("plan_action")


@pytest.fixture
def plan(ouvert: FenetrePoste) -> FenetrePoste:
    """Le même, sur le plan d’actions de Camille."""
    aller_au_plan(ouvert)
    return ouvert


@pytest.fixture
def essai(neuf: FenetrePoste) -> FenetrePoste:
    """Le plan de Camille parmi les exemples, sans coffre : plus vite ouvert."""
    neuf.essayer()
    aller_au_plan(neuf)
    return neuf
