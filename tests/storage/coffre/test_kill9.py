"""Tué à n’importe quel moment d’un enregistrement, le coffre n’a rien perdu ni rien de faux."""

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, des_coffres
from tests.storage.coffre.pepiniere import Pepiniere

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
    perdues, annoncees = [], 1
    with Pepiniere(racine) as pepiniere:
        for _ in range(MORTS):
            pepiniere.lancer()
            annoncees = max(annoncees, _laisser_ecrire(pepiniere, alea.uniform(0, 0.06)))
            annoncees = max(annoncees, pepiniere.tuer())
            coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
            if not _est_entier(coffre, annoncees):
                perdues.append(annoncees)
            annoncees = coffre.dossiers.lire(CAMILLE).revision
            assert coffre.alertes == ()
            coffre.fermer()
    assert not perdues
    assert annoncees > MORTS
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.verifier().est_sain
    rouvert.fermer()


def _laisser_ecrire(pepiniere: Pepiniere, duree: float) -> int:
    """Laisse écrire quelques secondes ; rend la dernière révision annoncée."""
    fin, derniere = time.perf_counter() + duree, 0
    while (ligne := pepiniere.suivante(max(0.0, fin - time.perf_counter()))) is not None:
        derniere = int(ligne)
        if time.perf_counter() > fin:
            break
    return derniere


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
