"""Le pavé de signature : souris, stylet, doigt, clavier ; aucune taille n’efface rien."""

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
    ecran = QTest.createTouchDevice()
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
