"""Un coffre d’essai : dérivation rapide, heure réglable, trousseau en mémoire."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from tests.cas.dossier import EXEMPLES, exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, HorlogeReglable, des_coffres

MEMOIRE = Path("/dev/shm")  # noqa: S108 - un disque en mémoire, un dossier au nom imprévisible
PLACE = 64 * 1024 * 1024


@pytest.fixture
def en_memoire(tmp_path: Path) -> Iterator[Path]:
    """Un dossier en mémoire si le poste en a : tuer un programme ne dépend pas du disque."""
    if not MEMOIRE.is_dir() or shutil.disk_usage(MEMOIRE).free < PLACE:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMOIRE) as dossier:
        yield Path(dossier)


@pytest.fixture
def horloge() -> HorlogeReglable:
    """L’heure de l’essai, que l’on avance ou recule."""
    return HorlogeReglable()


@pytest.fixture
def coffres(tmp_path: Path, horloge: HorlogeReglable) -> CoffresDuPoste:
    """Un emplacement vide."""
    return des_coffres(tmp_path, horloge)


@pytest.fixture
def coffre(coffres: CoffresDuPoste) -> Iterator[CoffreOuvert]:
    """Un coffre neuf, ouvert, qui garde les trois dossiers d’exemple."""
    neuf, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    for nom in EXEMPLES:
        neuf.dossiers.ecrire(exemple(nom), attendue=0, geste="dossier créé")
    yield neuf
    neuf.fermer()


@pytest.fixture
def ferme(coffre: CoffreOuvert) -> Path:
    """Le dossier du même coffre, fermé."""
    coffre.fermer()
    return coffre.dossier
