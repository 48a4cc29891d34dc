"""Tué à n’importe quel moment d’un enregistrement, le coffre n’a rien perdu ni rien de faux."""

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from tests.architecture.arbre import RACINE
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, des_coffres

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="demande un système POSIX")

MORTS = int(os.environ.get("CEP_TEST_MORTS", "60"))
"""60 à chaque passage, 1 000 par « make endurance »."""

MEMOIRE = Path("/dev/shm")  # noqa: S108 - un disque en mémoire, un dossier au nom imprévisible
PLACE = 64 * 1024 * 1024

CAMILLE = exemple("camille").id


@pytest.fixture
def racine(tmp_path: Path) -> Iterator[Path]:
    """Un dossier en mémoire si le poste en a : tuer un programme ne dépend pas du disque."""
    if not MEMOIRE.is_dir() or shutil.disk_usage(MEMOIRE).free < PLACE:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMOIRE) as dossier:
        yield Path(dossier)


def test_rien_d_annonce_ne_se_perd(racine: Path) -> None:
    coffres = des_coffres(racine)
    neuf, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    neuf.dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
    neuf.fermer()
    alea = random.Random(2026)  # noqa: S311 - des instants, pas un secret
    pepiniere = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.coffre.ecrivain", str(racine)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=RACINE,
        bufsize=0,
    )
    perdues, annoncees = [], 1
    try:
        for _ in range(MORTS):
            annoncees = max(annoncees, _tuer_un_ecrivain(pepiniere, alea.uniform(0, 0.08)))
            coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
            if not _est_entier(coffre, annoncees):
                perdues.append(annoncees)
            annoncees = coffre.dossiers.lire(CAMILLE).revision
            assert coffre.alertes == ()
            coffre.fermer()
    finally:
        pepiniere.kill()
        pepiniere.communicate()
    assert not perdues
    assert annoncees > MORTS
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.verifier().est_sain
    rouvert.fermer()


def _tuer_un_ecrivain(pepiniere: "subprocess.Popen[bytes]", delai: float) -> int:
    """Lance un écrivain, le tue `delai` secondes après son premier mot, rend ce qu’il a annoncé."""
    assert pepiniere.stdin is not None
    pepiniere.stdin.write(b"vas-y\n")
    lignes, processus, echeance = _Lignes(pepiniere), 0, None
    derniere = 0
    while True:
        reste = None if echeance is None else max(0.0, echeance - time.perf_counter())
        ligne = lignes.suivante(reste)
        if ligne is None:
            os.kill(processus, signal.SIGKILL)
            echeance = None
        elif ligne == b"mort":
            return derniere
        elif ligne.startswith(b"pid"):
            processus = int(ligne.split()[1])
        else:
            derniere = max(derniere, int(ligne))
            if ligne == b"0":
                echeance = time.perf_counter() + delai


class _Lignes:
    """Lit des lignes avec un délai, sans attendre au hasard."""

    def __init__(self, source: "subprocess.Popen[bytes]") -> None:
        assert source.stdout is not None
        self._flux = source.stdout.fileno()
        self._reste = b""

    def suivante(self, delai: float | None) -> bytes | None:
        """Rend la ligne suivante, ou `None` si rien n’arrive à temps."""
        while b"\n" not in self._reste:
            if not select.select([self._flux], [], [], delai)[0]:
                return None
            octets = os.read(self._flux, 65_536)
            assert octets, "l’écrivain s’est arrêté tout seul"
            self._reste += octets
        ligne, _, self._reste = self._reste.partition(b"\n")
        return ligne


def _est_entier(coffre: CoffreOuvert, annoncee: int) -> bool:
    """Vrai si la dernière révision annoncée est là, et si document et index s’accordent."""
    garde = coffre.dossiers.lire(CAMILLE)
    historique = coffre.dossiers.historique(CAMILLE)
    numero = garde.revision
    if numero == 1:
        return annoncee <= 1
    trouves = [fiche.numero for fiche in coffre.dossiers.chercher(f"canari{numero}")]
    return (
        numero >= annoncee
        and garde.dossier.numero == f"n{numero}"
        and [revision.numero for revision in historique] == list(range(numero, 0, -1))
        and coffre.dossiers.lire_revision(CAMILLE, numero) == garde.dossier
        and trouves == [f"n{numero}"]
    )
