"""Mesure la première fenêtre avec 10 000 dossiers, contre le démarrage de novelWriter.

Les deux se lancent tour à tour, dans des processus neufs, sans écran, du lancement du processus à
la fenêtre peinte. La nôtre ouvre un vrai coffre et montre sa liste. La leur se mesure deux fois :

- par son propre `main`, sur un projet vide, jusqu’au projet ouvert et peint. Lui sont épargnées
  l’image d’accueil, qui dort plus d’une seconde, et la question sur son dictionnaire absent ;
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
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.serrure import Argon2id
from cep_desktop.storage.coffre.trousseau import TrousseauDuPoste

DOSSIERS, TOURS, PLAFOND = 10_000, 7, 0.5
PHRASE = "lune tracteur violet sardine parapluie comète bocal"
COUT = Argon2id(passes=1, memoire_kio=8_192, fils=1)
_NOTRE = "import gc, sys; gc.disable(); from bench.fenetre import ouvrir; ouvrir(sys.argv[1])"
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
        milieu = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(arguments, check=True, capture_output=True, env=milieu)
        self.au_mur.append(time.perf_counter() - debut)
        self.au_processeur.append(_processeur() - avant)

    def __str__(self) -> str:
        mur, processeur = map(statistics.median, (self.au_mur, self.au_processeur))
        return f"{self.nom:44} {mur * 1000:8.0f} {processeur * 1000:8.0f}"

    def comparer(self, autre: "Lancements") -> None:
        """Écrit le rapport de nos durées aux siennes, et s’il tient le plafond."""
        for mot, nous, eux in (
            ("au mur", self.au_mur, autre.au_mur),
            ("au processeur", self.au_processeur, autre.au_processeur),
        ):
            rapport = statistics.median(nous) / statistics.median(eux)
            verdict = "tenu" if rapport <= PLAFOND else "dépassé"
            print(f"    rapport {mot} : {rapport:.2f} (au plus {PLAFOND}, {verdict})")


def ouvrir(lieu: str) -> None:
    """Ouvre le coffre de ce lieu, peint la fenêtre sur sa liste, et sort."""
    from PySide6.QtCore import QTimer

    from cep_desktop.composition import composer_poste
    from ui.app import HAUTEUR, LARGEUR, preparer
    from ui.dialogs.natifs import DialoguesNatifs
    from ui.shell.fenetre import Fenetre
    from ui.shell.garde import Garde

    application = preparer(["mesure"])
    coffre = _coffres(Path(lieu)).ouvrir(PHRASE, auteur="mesure")
    poste = composer_poste()
    atelier = poste.ouvrir_atelier(coffre.dossiers)
    fenetre = Fenetre(
        atelier, DialoguesNatifs(), Garde(coffre, "mesure", passerelle=poste.passerelle)
    )
    fenetre.resize(LARGEUR, HAUTEUR)
    fenetre.show()
    QTimer.singleShot(0, application.quit)
    application.exec()
    if not fenetre.accueil.liste.table.rowCount():
        os._exit(1)
    os._exit(0)


def main(arguments: Sequence[str]) -> None:
    """Crée le coffre, installe novelWriter, lance les deux tour à tour et compare."""
    from bench.dossiers import semer

    nombre = int(arguments[0]) if arguments else DOSSIERS
    with tempfile.TemporaryDirectory() as dossier:
        lieu = Path(dossier)
        coffre, _ = _coffres(lieu).creer(PHRASE, auteur="mesure")
        semer(coffre, nombre, entiers=False)
        coffre.fermer()
        notre = Lancements(f"CEP Desktop, {nombre} dossiers")
        leur = Lancements("novelWriter, projet vide")
        nu = Lancements("novelWriter, fenêtre nue")
        reglages, projet = str(lieu / "reglages"), str(lieu / "projet")
        python = _installer(lieu / "novelwriter", reglages, projet)
        for _ in range(TOURS):
            notre.lancer(sys.executable, "-c", _NOTRE, dossier)
            if python is not None:
                leur.lancer(str(python), "-c", _LEUR, reglages, projet)
                nu.lancer(str(python), "-c", _NU, reglages)
        print(f"{'(millisecondes, médianes)':44} {'au mur':>8} {'processeur':>8}")
        print(notre)
        if python is None:
            print("novelWriter est absent : le registre Python ne répond pas, rien à comparer.")
            return
        for autre in (leur, nu):
            print(autre)
            notre.comparer(autre)


def _coffres(lieu: Path) -> CoffresDuPoste:
    return CoffresDuPoste(
        lieu / "coffre", None, lambda: datetime.now(UTC), TrousseauDuPoste(), COUT
    )


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
    milieu = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    preparer = [str(python), "-c", _PREPARER, reglages, projet]
    subprocess.run(preparer, check=True, capture_output=True, env=milieu)
    return python


if __name__ == "__main__":
    main(sys.argv[1:])
