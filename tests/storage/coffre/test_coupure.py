"""Le courant se coupe à n’importe quelle écriture : rien d’annoncé ne se perd, rien n’est faux.

L’essai se prouve lui-même : les mêmes coupures perdent des enregistrements avec un réglage moindre.
"""

import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.controle import controler
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.fichiers import BASE
from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.sql.chiffree import executer, ouvrir
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fts5 import IndexFts5
from tests.architecture.arbre import RACINE
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, DEBUT
from tests.storage.coffre.coupure import ENREGISTREMENTS, apres_la_coupure
from tests.storage.coffre.disque_temoin import Annonce, Force, Note

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="demande Linux")

COUPURES = int(os.environ.get("CEP_TEST_COUPURES", "60"))
"""60 à chaque passage, 2 000 par « make endurance »."""

CAMILLE = exemple("camille").id


class _Relecture:
    """De quoi rouvrir ce que le disque a gardé, et dire ce qui y manque."""

    def __init__(self, coffre: CoffreOuvert, lieu: Path) -> None:
        dedans = coffre.interieur
        self._base, self._lieu = deriver(dedans.cle, Usage.BASE), lieu
        self._journal = Journal(deriver(dedans.cle, Usage.JOURNAL), dedans.entete.coffre, AUTEUR)
        coffre.fermer()
        self._depart = {BASE: (coffre.dossier / BASE).read_bytes()}
        lieu.mkdir()

    def defaut(self, notes: list[Note], coupure: int, alea: random.Random) -> str:
        """Rend ce qui est perdu ou faux si le courant se coupe là ; vide si tout y est."""
        annonces = [n.revision for n in notes[:coupure] if isinstance(n, Annonce)]
        fichiers = apres_la_coupure(self._depart, notes[:coupure], alea)
        for nom in (f"{BASE}-wal", f"{BASE}-shm"):
            (self._lieu / nom).unlink(missing_ok=True)
        for nom, octets in fichiers.items():
            (self._lieu / nom).write_bytes(octets)
        try:
            return self._relire(max(annonces, default=1))
        except ErreurMetier as illisible:
            return str(illisible)

    def _relire(self, annoncee: int) -> str:
        moteur = ouvrir(self._lieu / BASE, self._base)
        try:
            dossiers = DossiersEnBase(moteur, IndexFts5(), AUTEUR, lambda: DEBUT)
            garde = dossiers.lire(CAMILLE)
            if garde.revision < annoncee:
                return f"révision {garde.revision} au lieu de {annoncee}"
            numero = f"n{garde.revision}" if garde.revision > 1 else exemple("camille").numero
            if garde.dossier.numero != numero or not dossiers.chercher(numero):
                return "document, révision et index ne s’accordent pas"
            # Une page que le journal va réécrire peut être à moitié dans la base : rangeons-le.
            executer(moteur, "PRAGMA wal_checkpoint(TRUNCATE)")
            return ", ".join(controler(moteur, self._journal).defauts)
        finally:
            moteur.dispose()


def _noter(racine: Path, reglage: str) -> list[Note]:
    """Enregistre dans un autre processus, qui s’arrête net, et rend tout ce qu’il a écrit."""
    fini = subprocess.run(
        [sys.executable, "-m", "tests.storage.coffre.coupure", str(racine), reglage],
        capture_output=True,
        check=False,
        cwd=RACINE,
    )
    assert fini.returncode == 0, fini.stderr.decode()
    notes: list[Note] = pickle.loads(fini.stdout)  # noqa: S301 - écrit par l’essai
    assert sum(isinstance(note, Annonce) for note in notes) == ENREGISTREMENTS
    return notes


def test_une_coupure_de_courant_ne_perd_rien_d_enregistre(
    coffre: CoffreOuvert, tmp_path: Path
) -> None:
    relecture = _Relecture(coffre, tmp_path / "relu")
    notes = _noter(tmp_path, "FULL")
    assert sum(isinstance(note, Force) for note in notes) >= ENREGISTREMENTS
    alea = random.Random(2026)  # noqa: S311 - des instants, pas un secret
    coupures = [alea.randrange(len(notes) + 1) for _ in range(COUPURES)]
    defauts = {c: relecture.defaut(notes, c, alea) for c in coupures}
    assert not {c: defaut for c, defaut in defauts.items() if defaut}


@pytest.mark.parametrize("reglage", ["NORMAL", "OFF"])
def test_un_reglage_moindre_perdrait_et_l_essai_le_verrait(
    coffre: CoffreOuvert, tmp_path: Path, reglage: str
) -> None:
    relecture = _Relecture(coffre, tmp_path / "relu")
    notes = _noter(tmp_path, reglage)
    alea = random.Random(2026)  # noqa: S311
    coupures = (alea.randrange(len(notes) + 1) for _ in range(COUPURES))
    assert any(relecture.defaut(notes, coupure, alea) for coupure in coupures)
