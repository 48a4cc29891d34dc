"""Le pavé de signature : souris, stylet, doigt, clavier ; aucune taille n’efface rien."""

from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import theme
from ui.widgets.pave_signature import PaveSignature

GAUCHE = Qt.MouseButton.LeftButton
_TYPES = QTabletEvent.Type


@pytest.fixture
def pave(qtbot: QtBot) -> PaveSignature:
    """Un pavé montré."""
    widget = PaveSignature("Camille Moreau")
    qtbot.addWidget(widget)
    widget.resize(400, 168)
    widget.show()
    return widget


def _a_la_souris(pave: PaveSignature, *points: tuple[int, int]) -> None:
    premier, *suite = (QPoint(x, y) for x, y in points)
    QTest.mousePress(pave, GAUCHE, pos=premier)
    for point in suite:
        QTest.mouseMove(pave, point)
    QTest.mouseRelease(pave, GAUCHE, pos=(suite or [premier])[-1])


def _stylet(
    pave: PaveSignature, nature: _TYPES, x: float, y: float, *, gomme: bool = False
) -> None:
    pointe = QPointingDevice.PointerType
    appareil = QPointingDevice(
        "stylet", 7, QInputDevice.DeviceType.Stylus, pointe.Eraser if gomme else pointe.Pen,
        QInputDevice.Capability.Position, 1, 1,
    )  # fmt: skip
    presse = Qt.MouseButton.NoButton if nature is _TYPES.TabletRelease else GAUCHE
    evenement = QTabletEvent(
        nature, appareil, QPointF(x, y), QPointF(x, y), 0.9, 12, 8, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, GAUCHE, presse,
    )  # fmt: skip
    QApplication.sendEvent(pave, evenement)


def test_on_signe_a_la_souris(qtbot: QtBot, pave: PaveSignature) -> None:
    with qtbot.waitSignal(pave.change):
        _a_la_souris(pave, (20, 80), (60, 40), (120, 90))
    (trait,) = pave.trace.traits
    assert len(trait) == 3
    image = pave.grab().toImage()
    assert image.pixelColor(60, 40).blue() > image.pixelColor(60, 40).green()


def test_on_signe_au_stylet_sans_garder_sa_pression(pave: PaveSignature) -> None:
    _stylet(pave, _TYPES.TabletPress, 20, 80)
    _stylet(pave, _TYPES.TabletMove, 90, 30)
    _a_la_souris(pave, (300, 100), (320, 120))
    _stylet(pave, _TYPES.TabletRelease, 90, 30)
    assert pave.trace.traits == (((20.0, 80.0), (90.0, 30.0)),)
    _a_la_souris(pave, (300, 100), (320, 120))
    assert len(pave.trace.traits) == 2


def test_la_gomme_du_stylet_ne_dessine_pas(pave: PaveSignature) -> None:
    _stylet(pave, _TYPES.TabletPress, 20, 80, gomme=True)
    _stylet(pave, _TYPES.TabletMove, 90, 30, gomme=True)
    assert pave.trace.est_vide


def test_on_signe_au_doigt_et_un_toucher_annule_ne_laisse_rien(pave: PaveSignature) -> None:
    ecran = _ecran()
    QTest.touchEvent(pave, ecran).press(0, QPoint(20, 80), pave).commit()
    QTest.touchEvent(pave, ecran).move(0, QPoint(120, 60), pave).commit()
    QTest.touchEvent(pave, ecran).release(0, QPoint(120, 60), pave).commit()
    assert len(pave.trace.traits) == 1
    assert len(pave.trace.traits[0]) >= 2


def test_changer_de_taille_ou_de_zoom_ne_coupe_ni_n_efface(pave: PaveSignature) -> None:
    _a_la_souris(pave, (10, 10), (390, 160))
    for largeur, hauteur in ((200, 168), (800, 300), (400, 168)):
        pave.resize(largeur, hauteur)
        assert all(0 <= x <= largeur and 0 <= y <= hauteur for x, y in pave.trace.traits[0])
    theme.regler(zoom=200)
    assert not pave.trace.est_vide


def test_le_clavier_reprend_et_efface(qtbot: QtBot, pave: PaveSignature) -> None:
    _a_la_souris(pave, (20, 80), (60, 40))
    _a_la_souris(pave, (120, 80), (160, 40))
    qtbot.keyClick(pave, Qt.Key.Key_Backspace)
    assert len(pave.trace.traits) == 1
    qtbot.keyClick(pave, Qt.Key.Key_Delete)
    assert pave.trace.est_vide
    assert pave.accessibleName() == "Signature de Camille Moreau"
    assert "Au clavier" in pave.accessibleDescription()


def test_retrecir_puis_elargir_rend_le_dessin_tel_quel(pave: PaveSignature) -> None:
    _a_la_souris(pave, (40, 40), (360, 120))
    dessine = pave.trace
    for largeur in (200, 400, 180, 400):
        pave.resize(largeur, 168)
    assert pave.trace == dessine


def _poser(pave: PaveSignature, doigt: int, x: int, y: int) -> None:
    QTest.touchEvent(pave, _ecran()).press(doigt, QPoint(x, y), pave).commit()


def _glisser(pave: PaveSignature, doigt: int, x: int, y: int, *tenus: int) -> None:
    suite = QTest.touchEvent(pave, _ecran()).move(doigt, QPoint(x, y), pave)
    for autre in tenus:
        suite.stationary(autre)
    suite.commit()


def _lever(pave: PaveSignature, doigt: int, x: int, y: int) -> None:
    QTest.touchEvent(pave, _ecran()).release(doigt, QPoint(x, y), pave).commit()


@cache
def _ecran() -> QPointingDevice:
    """Un seul écran tactile pour tous les essais."""
    return QTest.createTouchDevice()


def test_la_paume_posee_avant_le_stylet_ne_laisse_rien(pave: PaveSignature) -> None:
    _poser(pave, 0, 300, 150)
    _glisser(pave, 0, 310, 150)
    _stylet(pave, _TYPES.TabletPress, 20, 80)
    _stylet(pave, _TYPES.TabletMove, 90, 30)
    _glisser(pave, 0, 330, 150)
    _stylet(pave, _TYPES.TabletRelease, 90, 30)
    assert pave.trace.traits == (((20.0, 80.0), (90.0, 30.0)),)
    _glisser(pave, 0, 350, 150)
    _lever(pave, 0, 350, 150)
    assert len(pave.trace.traits) == 1


def test_entre_deux_traits_de_stylet_la_paume_ne_dessine_pas(pave: PaveSignature) -> None:
    _stylet(pave, _TYPES.TabletPress, 20, 80)
    _stylet(pave, _TYPES.TabletMove, 90, 30)
    _stylet(pave, _TYPES.TabletRelease, 90, 30)
    _poser(pave, 0, 300, 150)
    _glisser(pave, 0, 340, 150)
    _lever(pave, 0, 340, 150)
    assert len(pave.trace.traits) == 1
    pave.effacer()
    _poser(pave, 0, 300, 150)
    _glisser(pave, 0, 340, 150)
    _lever(pave, 0, 340, 150)
    assert len(pave.trace.traits) == 1, "qui efface peut reprendre du doigt"


def test_un_second_doigt_ne_coupe_ni_ne_prolonge_le_trait(pave: PaveSignature) -> None:
    _poser(pave, 0, 20, 80)
    _glisser(pave, 0, 60, 60)
    suite = QTest.touchEvent(pave, _ecran())
    suite.stationary(0).press(1, QPoint(300, 150), pave).commit()
    _glisser(pave, 0, 100, 80, 1)
    QTest.touchEvent(pave, _ecran()).stationary(1).release(0, QPoint(100, 80), pave).commit()
    _glisser(pave, 1, 350, 150)
    _lever(pave, 1, 350, 150)
    assert pave.trace.traits == (((20.0, 80.0), (60.0, 60.0), (100.0, 80.0)),)


def test_un_trait_en_cours_survit_a_un_redimensionnement(pave: PaveSignature) -> None:
    QTest.mousePress(pave, GAUCHE, pos=QPoint(40, 84))
    QTest.mouseMove(pave, QPoint(200, 84))
    pave.resize(200, 168)
    QTest.mouseMove(pave, QPoint(150, 84))
    QTest.mouseRelease(pave, GAUCHE, pos=QPoint(150, 84))
    (trait,) = pave.trace.traits
    assert trait == ((20.0, 84.0), (100.0, 84.0), (150.0, 84.0))
    _a_la_souris(pave, (20, 20), (60, 40))
    assert len(pave.trace.traits) == 2


def test_une_page_qui_change_sous_la_main_finit_le_trait(pave: PaveSignature) -> None:
    QTest.mousePress(pave, GAUCHE, pos=QPoint(40, 84))
    QTest.mouseMove(pave, QPoint(200, 84))
    pave.hide()
    pave.show()
    QTest.mouseMove(pave, QPoint(300, 20))
    assert pave.trace.traits == (((40.0, 84.0), (200.0, 84.0)),)


def test_le_bouton_droit_ne_dessine_pas(pave: PaveSignature) -> None:
    QTest.mousePress(pave, Qt.MouseButton.RightButton, pos=QPoint(40, 84))
    QTest.mouseRelease(pave, Qt.MouseButton.RightButton, pos=QPoint(40, 84))
    assert pave.trace.est_vide


def test_une_touche_perdue_n_est_pas_une_signature(pave: PaveSignature) -> None:
    _a_la_souris(pave, (40, 84))
    assert not pave.trace.est_vide
    assert not pave.trace.est_un_geste
