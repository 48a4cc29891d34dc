"""PySide6 ne retire pas de référence à None (docs/adr/0003)."""

import subprocess
import sys

import pytest
from packaging.version import Version
from PySide6 import __version__

APPELS = 5_000

# Chaque méthode ci-dessous rend None : bien liée à Python, elle en laisse le compte inchangé.
MESURE = f"""
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont, QPainterPath, QPen

reserve = [None] * 100_000
objet, minuteur, police, trace, stylo = QObject(), QTimer(), QFont(), QPainterPath(), QPen()
gestes = [
    lambda: objet.setObjectName("a"),
    lambda: minuteur.setInterval(3),
    lambda: police.setPixelSize(12),
    lambda: trace.lineTo(1, 1),
    lambda: stylo.setWidth(2),
]
avant = sys.getrefcount(None)
for _ in range({APPELS}):
    for geste in gestes:
        geste()
print(avant - sys.getrefcount(None))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None est immortel depuis Python 3.12")
def test_sous_python_3_11_pyside_reste_avant_6_12() -> None:
    assert Version(__version__) < Version("6.12")


def test_des_milliers_d_appels_a_qt_laissent_none_intact() -> None:
    mesure = subprocess.run(
        [sys.executable, "-c", MESURE], check=True, capture_output=True, text=True, timeout=120
    )
    assert abs(int(mesure.stdout)) < APPELS // 10
