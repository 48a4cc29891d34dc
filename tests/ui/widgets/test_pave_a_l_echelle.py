"""Le pavé sur un écran à 150 et 200 % : le trait est sous la pointe, entier, et revient."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[3]


@pytest.mark.parametrize("echelle", ["1.5", "2"])
def test_le_trait_est_sous_la_pointe_a_l_echelle_de_l_ecran(echelle: str) -> None:
    fini = subprocess.run(
        [sys.executable, "-m", "tests.ui.widgets.signer_a_l_echelle"],
        cwd=RACINE, capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "QT_SCALE_FACTOR": echelle, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    vu = json.loads(fini.stdout)
    assert vu["echelle"] == float(echelle)
    assert vu["pixels"] == [400 * float(echelle), 168 * float(echelle)]
    assert vu["traits"] == [[[40, 60], [360, 60]], [[40.5, 100], [359.5, 100]]]
    assert vu["encre"] == [True, True]
    assert not vu["vide"]
    assert vu["petit"] == [True, True]
    assert vu["revenu"]
