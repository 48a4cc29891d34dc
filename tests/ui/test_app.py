"""L’application se lance, retrouve ses préférences, ouvre le fichier donné, et parle français."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from cep_desktop.documents import dossier_portable
from cep_desktop.settings import Preferences, ecrire_preferences, lire_preferences
from cep_desktop.usecases.atelier import Atelier
from tests.cas.dossier import exemple
from ui import app
from ui.shell.fenetre import Fenetre
from ui.theme import theme


@pytest.fixture
def poste(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Un poste neuf, sans préférences."""
    monkeypatch.setattr(app, "dossier_utilisateur", lambda: tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return tmp_path


def _fenetre() -> Fenetre:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Fenetre))


def test_le_fichier_donne_est_ouvert(qtbot: QtBot, atelier: Atelier, poste: Path) -> None:
    fichier = poste / "0142.dossier.json"
    fichier.write_bytes(dossier_portable.ecrire(exemple("camille")))
    titres: list[str] = []

    def regarder() -> None:
        if _fenetre().ouvert is None:
            QTimer.singleShot(5, regarder)
            return
        titres.append(_fenetre().windowTitle())
        QApplication.exit(0)

    QTimer.singleShot(0, regarder)
    assert app.lancer(atelier, ["cep-desktop", str(fichier)]) == 0
    assert titres == ["Camille Moreau – CEP Desktop"]


def test_les_preferences_sont_reprises_puis_gardees(
    qtbot: QtBot, atelier: Atelier, poste: Path
) -> None:
    ecrire_preferences(poste, Preferences(zoom=150, apparence="sombre"))
    vus: list[tuple[int, str]] = []

    def changer() -> None:
        vus.append((theme.zoom, theme.apparence.value))
        _fenetre().barre.affichage.zoome.emit(125)
        QApplication.exit(0)

    QTimer.singleShot(0, changer)
    app.lancer(atelier, ["cep-desktop"])
    assert vus == [(150, "sombre")]
    assert lire_preferences(poste) == Preferences(zoom=125, apparence="sombre")


def test_des_preferences_inconnues_sont_ignorees(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.habillage.reprendre(Preferences(zoom=333, apparence="mauve"))
    assert theme.zoom == 100
    assert fenetre.habillage.preferences == Preferences()


def test_les_mots_de_qt_sont_francais(qtbot: QtBot) -> None:
    boite = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(boite)
    (bouton,) = boite.buttons()
    assert bouton.text().replace("&", "") == "Annuler"
