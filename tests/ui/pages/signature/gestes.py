"""Les gestes de qui signe, à la souris et au clavier."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.cas.ecran import taper
from ui.pages.signature.page import PageSignature

GAUCHE = Qt.MouseButton.LeftButton


def cocher(qtbot: QtBot, page: PageSignature) -> None:
    """Coche chaque phrase, à la souris."""
    for case in page.cases:
        qtbot.mouseClick(case, GAUCHE, pos=QPoint(20, 20))


def tracer(page: PageSignature) -> None:
    """Trace la signature de la personne."""
    pave = page.signataires[0].pave
    QTest.mousePress(pave, GAUCHE, pos=QPoint(30, 90))
    for n in range(1, 20):
        QTest.mouseMove(pave, QPoint(30 + 8 * n, 60 + 6 * (n % 6)))
    QTest.mouseRelease(pave, GAUCHE, pos=QPoint(182, 66))


def ecrire(qtbot: QtBot, page: PageSignature, rang: int, nom: str) -> None:
    """Écrit le nom du signataire de ce rang, au clavier."""
    signataire = page.signataires[rang]
    signataire.mode.setFocus()
    qtbot.keyClick(signataire.mode, Qt.Key.Key_Return)
    assert signataire.ecrit.ligne.hasFocus()
    taper(signataire.ecrit.ligne, nom)


def fini(qtbot: QtBot, page: PageSignature) -> None:
    """Attend que la version soit close."""
    qtbot.waitUntil(lambda: page.etat.est_close, timeout=30_000)
