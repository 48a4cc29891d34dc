"""Mesure la première fenêtre avec 10 000 dossiers, contre le démarrage de novelWriter.

Les deux se lancent tour à tour, dans des processus neufs, sans écran, du lancement du processus à
la fenêtre peinte. La nôtre joue le vrai lancement : l’écran d’entrée, la phrase écrite aussitôt,
puis la liste d’un vrai coffre, peinte et cliquable. La leur se mesure trois fois :

- par son propre `main`, sur un projet vide, jusqu’au projet ouvert et peint, tel qu’on le lance ;
- de même, son image d’accueil, qui dort plus d’une seconde, ôtée ; la question sur son
  dictionnaire absent lui est épargnée dans les deux cas ;
- sa fenêtre nue : ni projet, ni image d’accueil, ni bienvenue.

La clé du coffre se dérive au moindre coût : sa lenteur voulue n’est pas celle de l’écran.
novelWriter s’installe dans un environnement provisoire ; s’il est absent, la mesure le dit.

    python -m bench.fenetre [dossiers, 10 000 par défaut]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.lancement import PHRASE, coffres

DOSSIERS, TOURS, PLAFOND = 10_000, 7, 0.5
_NOTRE = "import gc, sys; gc.disable(); from bench.lancement import ouvrir; ouvrir(sys.argv[1])"
_NU = """
import os, sys
from novelwriter import CONFIG, SHARED, QApplication
CONFIG.initConfig(sys.argv[1], sys.argv[1])
from novelwriter.gui.theme import GuiTheme
from novelwriter.guimain import GuiMain
app = QApplication(["novelWriter", "-style=Fusion"])
CONFIG.loadConfig()
CONFIG.initLocalisation(app)
SHARED.initTheme(GuiTheme())
gui = GuiMain()
gui.showNormal()
gui.repaint()
os._exit(0)
"""
_PREPARER = """
import sys
from novelwriter import CONFIG, SHARED, QApplication, __hexversion__
CONFIG.initConfig(sys.argv[1], sys.argv[1])
from novelwriter.core.coretools import ProjectBuilder
from novelwriter.gui.theme import GuiTheme
app = QApplication(["novelWriter"])
CONFIG.loadConfig()
CONFIG.initLocalisation(app)
SHARED.initTheme(GuiTheme())
CONFIG.lastNotes = __hexversion__
CONFIG.saveConfig()
ProjectBuilder().buildProject({"path": sys.argv[2], "name": "Vide"})
"""
_LEUR = """
import os, sys
from pathlib import Path
import novelwriter
from novelwriter import SHARED, NSplashScreen, QApplication
def peinte(*_):
    SHARED.mainGui.repaint()
    os._exit(0 if SHARED.hasProject else 1)
QApplication.exec = staticmethod(peinte)
if sys.argv[3] == "sans image":
    for geste in ("show", "showStatus", "finish"):
        setattr(NSplashScreen, geste, lambda *_: None)
type(SHARED).warn = lambda *_, **__: None
Path(sys.argv[2], "nwProject.lock").unlink(missing_ok=True)
novelwriter.main([f"--config={sys.argv[1]}", f"--data={sys.argv[1]}", sys.argv[2]])
"""


@dataclass(slots=True)
class Lancements:
    """Les durées d’un programme, en secondes : au mur, et de processeur."""

    nom: str
    au_mur: list[float] = field(default_factory=list)
    au_processeur: list[float] = field(default_factory=list)

    def lancer(self, *arguments: str) -> None:
        """Lance une fois, et note."""
        avant, debut = _processeur(), time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True, env=_milieu())
        self.au_mur.append(time.perf_counter() - debut)
        self.au_processeur.append(_processeur() - avant)

    def oublier(self) -> None:
        """Oublie ce qui a été noté."""
        self.au_mur.clear()
        self.au_processeur.clear()

    def __str__(self) -> str:
        mur, processeur = map(statistics.median, (self.au_mur, self.au_processeur))
        return f"{self.nom:48} {mur * 1000:8.0f} {processeur * 1000:8.0f}"

    def comparer(self, autre: "Lancements") -> None:
        """Écrit le rapport de nos durées aux siennes, et s’il tient le plafond."""
        for mot, nous, eux in (
            ("au mur", self.au_mur, autre.au_mur),
            ("au processeur", self.au_processeur, autre.au_processeur),
        ):
            rapport = statistics.median(nous) / statistics.median(eux)
            verdict = "tenu" if rapport <= PLAFOND else "dépassé"
            print(f"    rapport {mot} : {rapport:.2f} (au plus {PLAFOND}, {verdict})")


def main(arguments: Sequence[str]) -> None:
    """Crée le coffre, installe novelWriter, lance les deux tour à tour et compare."""
    nombre = int(arguments[0]) if arguments else DOSSIERS
    with tempfile.TemporaryDirectory() as dossier:
        lieu = Path(dossier)
        _creer(lieu, nombre)
        notre = Lancements(f"CEP Desktop, {nombre} dossiers")
        tel_quel = Lancements("novelWriter, projet vide, tel quel")
        leur = Lancements("novelWriter, projet vide, sans image d’accueil")
        nu = Lancements("novelWriter, fenêtre nue")
        reglages, projet = str(lieu / "reglages"), str(lieu / "projet")
        python = _installer(lieu / "novelwriter", reglages, projet)
        for tour in range(TOURS + 1):
            if tour == 1:  # le premier compile, et n’est pas compté
                for mesure in (notre, tel_quel, leur, nu):
                    mesure.oublier()
            notre.lancer(sys.executable, "-c", _NOTRE, dossier)
            if python is not None:
                tel_quel.lancer(str(python), "-c", _LEUR, reglages, projet, "tel quel")
                leur.lancer(str(python), "-c", _LEUR, reglages, projet, "sans image")
                nu.lancer(str(python), "-c", _NU, reglages)
        print(f"{'(millisecondes, médianes)':48} {'au mur':>8} {'processeur':>8}")
        print(notre)
        if python is None:
            print("novelWriter est absent : le registre Python ne répond pas, rien à comparer.")
            return
        for autre in (tel_quel, leur, nu):
            print(autre)
            notre.comparer(autre)


def _creer(lieu: Path, nombre: int) -> None:
    """Crée un coffre de tant de dossiers, au moindre coût, et le referme."""
    from bench.dossiers import semer
    from cep_desktop.storage.coffre.serrure import Argon2id

    cout = Argon2id(passes=1, memoire_kio=8_192, fils=1)
    coffre, _ = replace(coffres(lieu), cout=cout).creer(PHRASE, auteur="mesure")
    semer(coffre, nombre, entiers=False)
    coffre.fermer()


def _milieu() -> dict[str, str]:
    """Sans écran, et les deux programmes déjà compilés, comme une fois installés."""
    muet = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    gardees = {nom: valeur for nom, valeur in os.environ.items() if nom not in muet}
    return {**gardees, "QT_QPA_PLATFORM": "offscreen"}


def _processeur() -> float:
    """Secondes de processeur prises par les programmes lancés et finis."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _installer(lieu: Path, reglages: str, projet: str) -> Path | None:
    """Installe novelWriter et son projet vide ; rend son Python, ou `None` si c’est impossible."""
    venv.create(lieu, with_pip=True)
    python = lieu / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "novelWriter"]
    if subprocess.run(pip, check=False, capture_output=True).returncode:
        return None
    preparer = [str(python), "-c", _PREPARER, reglages, projet]
    subprocess.run(preparer, check=True, capture_output=True, env=_milieu())
    return python


if __name__ == "__main__":
    main(sys.argv[1:])
