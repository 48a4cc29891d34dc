"""Ce que peignent les composants reste juste, même petit."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.planche import planche
from ui.jetons import Apparence
from ui.pictogrammes import pictogramme
from ui.theme import couleur, theme
from ui.widgets.avatar import initiales
from ui.widgets.barre_empilee import largeurs
from ui.widgets.boutons import Bouton
from ui.widgets.flux import Flux


def test_les_parts_remplissent_la_barre_et_restent_visibles() -> None:
    parts = largeurs((1_000_000, 1, 10_000), 600, 10)
    assert sum(parts) == pytest.approx(600)
    assert min(parts) == 10
    assert parts[0] == max(parts)


def test_sans_aucun_poids_les_parts_sont_egales() -> None:
    assert largeurs((0, 0), 100, 10) == (50, 50)


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Camille Moreau", "CM"), ("Solène Le Goff", "SG"), ("Domi’Val", "D"),
        ("Élise", "É"), ("Anne-Marie Du Pré", "AP"), ("", ""), ("• Région", "R"),
    ],
)  # fmt: skip
def test_les_initiales_ont_deux_lettres_au_plus(nom: str, attendu: str) -> None:
    assert initiales(nom) == attendu


def test_un_pictogramme_est_net_et_suit_le_theme(qtbot: QtBot) -> None:
    icone = pictogramme("plus-bold", "primary_text")
    image = icone.pixmap(QSize(20, 20), 2.0)
    assert image.width() == 40
    assert image.devicePixelRatio() == 2.0
    theme.regler(apparence=Apparence.SOMBRE)
    sombre = icone.pixmap(QSize(20, 20)).toImage()
    assert sombre.pixelColor(10, 10) == couleur("primary_text")


def test_un_pictogramme_inactif_est_gris(qtbot: QtBot) -> None:
    image = pictogramme("plus-bold").pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(10, 10) == couleur("ink3")


def test_le_flux_passe_a_la_ligne(qtbot: QtBot) -> None:
    boite = QWidget()
    qtbot.addWidget(boite)
    flux = Flux(boite, espace=10)
    for _ in range(4):
        flux.addWidget(Bouton("Ajouter"))
    une_ligne = flux.heightForWidth(2_000)
    assert une_ligne == flux.sizeHint().height()
    assert flux.heightForWidth(flux.minimumSize().width()) > 3 * une_ligne


@pytest.mark.parametrize("apparence", Apparence)
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_la_planche_se_dessine_sans_avertissement(
    qtbot: QtBot, apparence: Apparence, zoom: int
) -> None:
    theme.regler(apparence=apparence, zoom=zoom)
    composants = planche()
    qtbot.addWidget(composants)
    composants.resize(1366, 768)
    composants.show()
    assert not composants.grab().isNull()
