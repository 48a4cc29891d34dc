"""Le thème suit l’ordinateur pendant l’usage, quel que soit l’écran montré."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.jetons import Apparence
from ui.poste.fenetre import FenetrePoste
from ui.shell.partage.ecran import EcranPartage
from ui.theme import theme

F8, F9 = Qt.Key.Key_F8, Qt.Key.Key_F9


def _tourner(qtbot: QtBot, poste: FenetrePoste) -> EcranPartage:
    qtbot.keyClick(poste, F9)
    ecran = poste.partage.ecran
    assert ecran is not None
    return ecran


@pytest.mark.parametrize("est_tourne", [False, True])
def test_le_theme_suit_l_ordinateur_pendant_l_usage(
    qtbot: QtBot, essai: FenetrePoste, monkeypatch: pytest.MonkeyPatch, est_tourne: bool
) -> None:
    if est_tourne:
        _tourner(qtbot, essai)
    monkeypatch.setattr("ui.shell.habillage.apparence_du_systeme", lambda: Apparence.SOMBRE)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.apparence is Apparence.SOMBRE
    monkeypatch.setattr(
        "ui.shell.habillage.apparence_du_systeme", lambda: Apparence.CONTRASTE_SOMBRE
    )
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.apparence is Apparence.CONTRASTE_SOMBRE


def test_un_theme_choisi_ne_suit_pas_l_ordinateur(
    essai: FenetrePoste, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert essai.fenetre is not None
    essai.fenetre.habillage.choisir(Apparence.CLAIR)
    monkeypatch.setattr("ui.shell.habillage.apparence_du_systeme", lambda: Apparence.SOMBRE)
    essai.suivi.suivre()
    assert theme.apparence is Apparence.CLAIR


def test_tourne_rien_n_est_plus_petit_que_la_taille_normale(
    qtbot: QtBot, essai: FenetrePoste
) -> None:
    theme.regler(zoom=80)
    _tourner(qtbot, essai)
    assert theme.zoom == 100
    qtbot.keyClick(essai, F9)
    assert theme.zoom == 80
