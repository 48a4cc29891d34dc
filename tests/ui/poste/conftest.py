"""Un poste neuf, ou un poste dont le coffre est ouvert sur les exemples."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cep_desktop.settings import Preferences
from tests.cas.coffre import PHRASE, un_coffre_rempli, un_poste
from tests.cas.ecran import DialoguesMuets
from tests.cas.horloge import HorlogeReglable
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


def montrer(
    qtbot: QtBot,
    dossier: Path,
    dialogues: DialoguesMuets,
    reglages: Reglages,
    horloge: HorlogeReglable,
) -> FenetrePoste:
    """Montre la fenêtre du poste dont le coffre est dans ce dossier."""
    fenetre = FenetrePoste(un_poste(dossier, horloge), dialogues, reglages)
    dialogues.accord = True
    qtbot.addWidget(fenetre)
    fenetre.resize(1366, 768)
    fenetre.show()
    fenetre.activateWindow()
    with qtbot.waitActive(fenetre):
        return fenetre


@pytest.fixture
def neuf(
    qtbot: QtBot,
    tmp_path: Path,
    dialogues: DialoguesMuets,
    reglages: Reglages,
    horloge: HorlogeReglable,
) -> Iterator[FenetrePoste]:
    """Un poste sans coffre."""
    yield montrer(qtbot, tmp_path, dialogues, reglages, horloge)
    attendre_la_fin()


@pytest.fixture
def code(tmp_path: Path, horloge: HorlogeReglable) -> str:
    """Le code de secours d’un coffre déjà créé, avec les trois exemples."""
    return un_coffre_rempli(tmp_path, horloge)


@pytest.fixture
def ferme(
    qtbot: QtBot,
    tmp_path: Path,
    code: str,
    dialogues: DialoguesMuets,
    reglages: Reglages,
    horloge: HorlogeReglable,
) -> Iterator[FenetrePoste]:
    """Un poste dont le coffre est fermé."""
    yield montrer(qtbot, tmp_path, dialogues, reglages, horloge)
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
