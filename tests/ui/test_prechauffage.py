"""Pendant les temps morts, les pages d’un dossier se chargent une pièce à la fois."""

import subprocess
import sys

from ui.prechauffage import pages
from ui.shell.etat import CodePage

PLUS_LONG_MS = 100
"""Un tour mesuré en prend 28 au plus : une machine deux fois plus lente passe encore."""

_JOUER = """
import os, sys, time
from cep_desktop.composition import composer_poste
composer_poste()
from ui.app import preparer
from ui.prechauffage import Prechauffage
application = preparer(["essai"])
tours, finis = [], []
Prechauffage(application).fini.connect(lambda: finis.append(True))
while not finis:
    debut = time.thread_time()
    application.processEvents()
    tours.append((time.thread_time() - debut) * 1000)
print("ui.shell.recettes" in sys.modules, "holidays.countries" in sys.modules, round(max(tours)))
sys.stdout.flush()
os._exit(0)
"""


def test_tout_se_charge_sans_qu_un_tour_retienne_l_ecran() -> None:
    joue = subprocess.run(
        [sys.executable, "-c", _JOUER], capture_output=True, text=True, check=True, timeout=60
    )
    recettes, feries, plus_long = joue.stdout.split()
    assert (recettes, feries) == ("True", "True")
    assert int(plus_long) <= PLUS_LONG_MS


def test_chaque_page_du_parcours_est_chargee_et_les_recettes_en_dernier() -> None:
    noms = list(pages())
    assert noms[-1] == "ui.shell.recettes"
    assert f"ui.pages.{CodePage.SITUATION}.page" in noms
    assert noms.index(f"ui.pages.{CodePage.PROJET}.etat") < noms.index(
        f"ui.pages.{CodePage.PROJET}.page"
    )
