"""Une fenêtre ouverte sur les exemples, à la date où ils se passent."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cep_desktop.storage.embarque import ExemplesEmbarques
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.ecran import DialoguesMuets
from ui.app import preparer
from ui.jetons import Apparence
from ui.ramasse_miettes import ramasser
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_fin
from ui.theme import theme


@pytest.fixture(scope="session")
def application(qapp: object) -> Iterator[QApplication]:
    """L’application, habillée une fois ; comme au bureau, elle attend ses travaux pour finir."""
    yield preparer(["essais"])
    attendre_la_fin()


@pytest.fixture(scope="module", autouse=True)
def miettes(application: QApplication) -> Iterator[None]:
    """Le temps d’un module, Python ne ramasse que sur le fil de l’écran, comme au bureau.

    Ailleurs il ramasse de lui-même. Ce qu’un module laisse vit jusqu’au bout : figé, il n’est pas
    reparcouru.
    """
    gc.disable()
    yield
    _defaire(application)
    gc.collect()
    gc.freeze()
    gc.enable()


def _defaire(application: QApplication) -> None:
    """Détruit pour de bon les fenêtres dont l’essai est fini."""
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]


@pytest.fixture(autouse=True)
def habits(application: QApplication) -> None:
    """Chaque essai commence en clair, à 100 %, sans la fenêtre du précédent."""
    _defaire(application)
    theme.regler(apparence=Apparence.CLAIR, zoom=100)
    ramasser()


@pytest.fixture
def atelier() -> Atelier:
    """Les trois exemples, en mémoire."""
    return un_atelier(dossier for _, dossier in ExemplesEmbarques().lister())


@pytest.fixture
def dialogues() -> DialoguesMuets:
    """Des dialogues qui répondent d’avance."""
    return DialoguesMuets()


@pytest.fixture
def fenetre(qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets) -> Fenetre:
    """La fenêtre, sur la liste des dossiers."""
    ouverte = Fenetre(atelier, dialogues)
    dialogues.accord = True
    qtbot.addWidget(ouverte)
    ouverte.resize(1366, 768)
    ouverte.show()
    ouverte.activateWindow()
    with qtbot.waitActive(ouverte):
        return ouverte


@pytest.fixture
def camille(fenetre: Fenetre) -> Fenetre:
    """La fenêtre, sur le plan d’actions de Camille."""
    fiches = fenetre.atelier.fiches()
    fenetre.ouvrir(next(f.id for f in fiches if f.personne == "Camille Moreau"))
    return fenetre
