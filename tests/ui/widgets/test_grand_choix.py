"""Les grands choix et les cases se touchent partout, au doigt comme au clavier."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ui.theme import theme
from ui.widgets.case import CaseACocher
from ui.widgets.grand_choix import GrandsChoix, Option

GAUCHE = Qt.MouseButton.LeftButton
OPTIONS = (
    Option("continuer", "On continue ensemble", "chats-circle-duotone", "Prendre rendez-vous."),
    Option("arreter", "Cette réponse suffit", "check-circle-duotone", "L’accueil se termine."),
)


@pytest.fixture
def choix(qtbot: QtBot) -> GrandsChoix:
    grands = GrandsChoix("Que fait-on maintenant ?", OPTIONS)
    qtbot.addWidget(grands)
    grands.resize(500, 200)
    grands.show()
    return grands


def test_rien_n_est_choisi_d_avance(choix: GrandsChoix) -> None:
    assert choix.code == ""


def test_toute_la_ligne_se_touche(qtbot: QtBot, choix: GrandsChoix) -> None:
    with qtbot.waitSignal(choix.choisi) as signal:
        qtbot.mouseClick(choix.choix("arreter").consequence, GAUCHE)
    assert signal.args == ["arreter"]
    assert choix.code == "arreter"


@pytest.mark.parametrize("touche", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_le_clavier_choisit(qtbot: QtBot, choix: GrandsChoix, touche: Qt.Key) -> None:
    with qtbot.waitSignal(choix.choisi):
        qtbot.keyClick(choix.choix("continuer"), touche)
    assert choix.code == "continuer"


def test_montrer_ne_previent_pas_et_peut_tout_retirer(qtbot: QtBot, choix: GrandsChoix) -> None:
    with qtbot.assertNotEmitted(choix.choisi):
        choix.montrer("arreter")
        assert choix.code == "arreter"
        choix.montrer("")
    assert choix.code == ""


def test_le_lecteur_d_ecran_dit_le_titre_et_la_consequence(choix: GrandsChoix) -> None:
    interface = QAccessible.queryAccessibleInterface(choix.choix("continuer"))
    assert interface.text(QAccessible.Text.Name) == "On continue ensemble. Prendre rendez-vous."
    choix.choix("continuer").expliquer("Prendre un rendez-vous avec Nadia.")
    assert "Nadia" in interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("zoom", [100, 200])
def test_le_choix_grandit_avec_ses_mots(choix: GrandsChoix, zoom: int) -> None:
    theme.regler(zoom=zoom)
    bouton = choix.choix("continuer")
    bouton.expliquer("Une conséquence très longue, " * 12)
    assert bouton.heightForWidth(400) > bouton.heightForWidth(1200)


def test_une_case_se_coche_et_se_decoche(qtbot: QtBot) -> None:
    case = CaseACocher("Prénom, nom, téléphone", "Pour la rappeler")
    qtbot.addWidget(case)
    case.show()
    assert not case.isChecked()
    assert case.accessibleName() == "Prénom, nom, téléphone. Pour la rappeler"
    qtbot.mouseClick(case.texte, GAUCHE)
    assert case.isChecked()
    qtbot.keyClick(case, Qt.Key.Key_Return)
    assert not case.isChecked()
    assert case.height() >= 44
