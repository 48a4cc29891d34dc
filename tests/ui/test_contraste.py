"""Le contraste, mesuré sur les points rendus, de chaque page dans chaque thème."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.cas.ecran import arriver
from tests.cas.pixels import contraste_rendu, photographier
from ui.jetons import Apparence
from ui.pont import SessionQt
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.shell.partage.ecran import EcranPartage
from ui.shell.partage.registre import PARTAGES
from ui.theme import theme

TEXTE, TRES_HAUTE = 4.5, 2_600


def _lisibles(fenetre: QWidget) -> Iterator[QLabel | QAbstractButton | QLineEdit]:
    for widget in fenetre.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            est_entier = widget.visibleRegion().boundingRect() == widget.rect()
            if widget.text() and widget.isVisible() and est_entier:
                yield widget


def pales(fenetre: QWidget) -> list[str]:
    """Les mots dont le contraste rendu est sous le seuil."""
    image = photographier(fenetre)
    resultat = []
    for widget in _lisibles(fenetre):
        mesure = contraste_rendu(image, widget, fenetre)
        if 0 < mesure < TEXTE:
            resultat.append(f"{widget.text()[:40]} : {mesure:.2f}")
    return resultat


@pytest.mark.parametrize("apparence", Apparence)
def test_chaque_mot_de_chaque_page_se_lit(
    qtbot: QtBot, camille: Fenetre, apparence: Apparence
) -> None:
    theme.regler(apparence=apparence)
    camille.resize(1366, TRES_HAUTE)
    for code in CodePage:
        arriver(qtbot, camille, code)
        assert not pales(camille), code
    camille.revenir()
    qtbot.wait(1)
    assert not pales(camille)


@pytest.mark.parametrize("apparence", Apparence)
def test_chaque_mot_de_l_ecran_partage_se_lit(
    qtbot: QtBot, camille: Fenetre, apparence: Apparence
) -> None:
    theme.regler(apparence=apparence)
    assert camille.ouvert is not None
    session = SessionQt(camille.ouvert.session.session)
    ecran = EcranPartage(session, camille.atelier, CodePage.DEMANDE)
    qtbot.addWidget(ecran)
    ecran.resize(1366, TRES_HAUTE)
    ecran.show()
    for code in PARTAGES:
        ecran.aller(code)
        qtbot.wait(1)
        assert not pales(ecran), code
    session.fermer()


def test_un_mot_trop_pale_est_vu(qtbot: QtBot) -> None:
    boite = QWidget()
    qtbot.addWidget(boite)
    boite.setStyleSheet("QWidget { background: #FFFFFF; } QLabel { color: #C0C0C0; }")
    mot = QLabel("Peu lisible", boite)
    boite.resize(200, 60)
    boite.show()
    qtbot.wait(1)
    assert pales(boite) == [
        f"Peu lisible : {contraste_rendu(photographier(boite), mot, boite):.2f}"
    ]
