"""Signe à la souris et au stylet à l’échelle de l’écran, et dit ce qui en reste (en JSON)."""

import json
import sys

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import preparer
from ui.widgets.pave_signature import PaveSignature

GAUCHE = Qt.MouseButton.LeftButton


def _est_encre(image: QImage, x: float, y: float) -> bool:
    """Vrai si le point, en pixels logiques, est couvert d’encre bleue."""
    echelle = image.devicePixelRatio()
    teinte = image.pixelColor(round(x * echelle), round(y * echelle))
    return teinte.blue() > teinte.green() + 20


def main() -> None:
    """Écrit ce que montre le pavé après chaque geste."""
    preparer(["signer"])
    pave = PaveSignature("Camille Moreau")
    pave.resize(400, 168)
    pave.show()
    QTest.mousePress(pave, GAUCHE, pos=QPoint(40, 60))
    QTest.mouseMove(pave, QPoint(360, 60))
    QTest.mouseRelease(pave, GAUCHE, pos=QPoint(360, 60))
    appareil = QPointingDevice(
        "stylet", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position, 1, 1,
    )  # fmt: skip
    for nature, x in (
        (QTabletEvent.Type.TabletPress, 40.5), (QTabletEvent.Type.TabletMove, 359.5),
        (QTabletEvent.Type.TabletRelease, 359.5),
    ):  # fmt: skip
        point = QPointF(x, 100)
        QApplication.sendEvent(
            pave,
            QTabletEvent(
                nature, appareil, point, point, 0.5, 0, 0, 0, 0, 0,
                Qt.KeyboardModifier.NoModifier, GAUCHE, GAUCHE,
            ),
        )  # fmt: skip
    avant = pave.grab().toImage()
    traits = pave.trace.traits
    pave.resize(200, 168)
    petit = pave.grab().toImage()
    pave.resize(400, 168)
    sortie = {
        "echelle": avant.devicePixelRatio(),
        "pixels": [avant.width(), avant.height()],
        "traits": traits,
        "encre": [_est_encre(avant, 200, 60), _est_encre(avant, 200, 100)],
        "vide": _est_encre(avant, 200, 80),
        "petit": [_est_encre(petit, 100, 72), _est_encre(petit, 100, 92)],
        "revenu": pave.trace.traits == traits,
    }
    sys.stdout.write(json.dumps(sortie))


if __name__ == "__main__":
    main()
