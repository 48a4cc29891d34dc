"""Les mots de la personne sont entre guillemets, sauf pendant qu’on les écrit."""

from datetime import time

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.cas.ecran import taper
from ui.widgets.champ_heure import HeureIllisible, lire_heure
from ui.widgets.champ_paroles import ChampParoles, fermer_guillemets, ouvrir_guillemets
from ui.widgets.mise_en_page import colonne
from ui.widgets.saisie import LigneSaisie


@pytest.mark.parametrize(
    "ecrit",
    [
        "Je veux bouger.",
        "«\u00a0Je veux bouger.\u00a0»",
        '"Je veux bouger."',
        " « Je veux bouger. » ",
    ],
)
def test_les_guillemets_ne_font_pas_partie_des_mots(ecrit: str) -> None:
    assert ouvrir_guillemets(ecrit) == "Je veux bouger."
    assert fermer_guillemets(ouvrir_guillemets(ecrit)) == "«\u00a0Je veux bouger.\u00a0»"
    assert fermer_guillemets("") == ""


def test_on_ecrit_des_mots_nus_et_l_on_relit_une_citation(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    champ, ailleurs = ChampParoles("La demande"), LigneSaisie()
    disposition = colonne(page)
    disposition.addWidget(champ)
    disposition.addWidget(ailleurs)
    page.show()
    page.activateWindow()
    with qtbot.waitActive(page):
        ailleurs.setFocus()
    champ.montrer("Je veux bouger")
    assert champ.zone.texte == "«\u00a0Je veux bouger\u00a0»"
    champ.viser()
    assert champ.zone.texte == "Je veux bouger"
    champ.zone.moveCursor(champ.zone.textCursor().MoveOperation.End)
    taper(champ.zone, " moins.")
    with qtbot.waitSignal(champ.saisi) as signal:
        ailleurs.setFocus()
    assert signal.args == ["Je veux bouger moins."]
    assert champ.zone.texte == "«\u00a0Je veux bouger moins.\u00a0»"
    with qtbot.assertNotEmitted(champ.saisi):
        champ.viser()
        ailleurs.setFocus()


@pytest.mark.parametrize(
    ("saisie", "heure"),
    [
        ("14", time(14)),
        ("14h", time(14)),
        ("9 h 30", time(9, 30)),
        ("14:05", time(14, 5)),
        ("0930", time(9, 30)),
    ],
)
def test_une_heure_se_lit_comme_on_l_ecrit(saisie: str, heure: time) -> None:
    assert lire_heure(saisie) == heure


@pytest.mark.parametrize("saisie", ["25 h", "midi", "12 h 75"])
def test_une_heure_illisible_donne_un_exemple(saisie: str) -> None:
    with pytest.raises(HeureIllisible, match="14 h 30"):
        lire_heure(saisie)


def test_quitter_sans_rien_changer_ne_dit_rien_meme_avec_une_insecable(qtbot: QtBot) -> None:
    champ = ChampParoles("La demande")
    qtbot.addWidget(champ)
    champ.montrer("J’ai 1\u202f200\u00a0€ de côté.")
    with qtbot.assertNotEmitted(champ.saisi):
        champ.zone.quittee.emit()
