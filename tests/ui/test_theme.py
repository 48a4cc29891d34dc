"""La feuille, la palette et les polices suivent l’apparence et le grossissement."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from ui.feuille import feuille
from ui.jetons import Apparence, jetons
from ui.polices import charger_polices, fabriquer_police
from ui.theme import ZOOMS, couleur, palette, police, theme, u


@pytest.mark.parametrize("apparence", Apparence)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_la_feuille_est_acceptee_sans_avertissement(apparence: Apparence, zoom: int) -> None:
    theme.regler(apparence=apparence, zoom=zoom)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.styleSheet() == feuille(jetons(apparence), u)


def test_la_feuille_ne_garde_ni_jeton_ni_cote() -> None:
    texte = feuille(jetons(Apparence.CLAIR), u)
    assert "@" not in texte
    assert not re.search(r"\d+u\b", texte)


def test_un_filet_garde_un_pixel_meme_reduit() -> None:
    texte = feuille(jetons(Apparence.CLAIR), lambda cote: round(cote / 4))
    assert "border: 1px solid" in texte
    assert "padding: 0px" not in texte


def test_les_cotes_suivent_le_grossissement() -> None:
    theme.regler(zoom=150)
    assert u(44) == 66
    assert police(16).pixelSize() == 24


def test_la_palette_habille_aussi_les_dialogues_du_systeme() -> None:
    sombre = palette(jetons(Apparence.SOMBRE))
    assert sombre.color(QPalette.ColorRole.Window) == QColor("#0E181D")
    assert sombre.color(QPalette.ColorRole.Accent) == QColor("#62BFD6")
    groupe, role = QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text
    assert sombre.color(groupe, role) == QColor("#9AADB5")


def test_une_couleur_est_lue_au_moment_de_peindre() -> None:
    clair = couleur("surface")
    theme.regler(apparence=Apparence.SOMBRE)
    assert couleur("surface") != clair


def test_la_police_fournie_a_les_signes_francais() -> None:
    assert "CEP Lisible" in charger_polices()
    brute = QRawFont.fromFont(fabriquer_police(16))
    for signe in "\u00a0\u202f\u2011’«»€œÉ−…–0O":
        assert brute.supportsCharacter(ord(signe)), hex(ord(signe))
