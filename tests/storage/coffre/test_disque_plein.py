"""Disque plein, disque qui refuse : l’ancien état ou le nouveau, jamais un entre-deux."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre import reserve
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.fichiers import BASE, RESERVE
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.usecases.coffre.erreurs import (
    DisquePlein,
    EcritureImpossible,
    SauvegardeImpossible,
)
from tests.cas.dossier import exemple, un_dossier
from tests.disques import disque
from tests.storage.coffre.coffres import AUTEUR, COUT, PHRASE, HorlogeReglable, contenus, lacher

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="demande Linux")


@pytest.fixture
def petit(tmp_path: Path) -> Iterator[CoffresDuPoste]:
    """Un coffre sur un disque de 6 Mo, copies du témoin comprises."""
    with disque(tmp_path / "cle", "size=6m") as cle:
        yield CoffresDuPoste(cle / "coffre", cle / "poste", HorlogeReglable(), cout=COUT)


def _remplir(lieu: Path, laisser: int = 0) -> Path:
    """Occupe tout le disque, ou tout sauf quelques octets."""
    libre = os.statvfs(lieu).f_bavail * os.statvfs(lieu).f_frsize
    plein = lieu / "plein"
    plein.write_bytes(b"x" * max(0, libre - laisser))
    return plein


def _ecrire_jusqu_au_refus(coffre: CoffreOuvert) -> int:
    """Enregistre le même dossier tant que le disque accepte ; rend la dernière révision gardée."""
    gardees = [0]

    def enregistrer() -> None:
        while True:
            dossier = exemple("camille").avec(numero=f"n{gardees[-1]}")
            gardees.append(coffre.dossiers.ecrire(dossier, attendue=gardees[-1], geste="essai"))

    with pytest.raises(DisquePlein, match="intact à l’écran"):
        enregistrer()
    return gardees[-1]


def test_un_disque_plein_refuse_sans_rien_perdre(petit: CoffresDuPoste) -> None:
    coffre, _ = petit.creer(PHRASE, auteur=AUTEUR)
    revision = _ecrire_jusqu_au_refus(coffre)
    assert revision > 20
    garde = coffre.dossiers.lire(exemple("camille").id)
    assert (garde.revision, garde.dossier.numero) == (revision, f"n{revision - 1}")
    lacher(coffre)
    rouvert = petit.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.dossiers.lire(exemple("camille").id).revision == revision
    assert rouvert.verifier().est_sain
    rouvert.fermer()


def test_un_disque_plein_puis_libere_enregistre_de_nouveau(petit: CoffresDuPoste) -> None:
    coffre, _ = petit.creer(PHRASE, auteur=AUTEUR)
    plein = _remplir(petit.emplacement.parent)
    with pytest.raises(DisquePlein, match="disque du coffre est plein"):
        coffre.dossiers.ecrire(exemple("camille"), attendue=0, geste="essai")
    plein.unlink()
    assert coffre.dossiers.ecrire(exemple("camille"), attendue=0, geste="essai") == 1
    coffre.fermer()


def test_la_reserve_ouvre_un_coffre_coupe_sur_un_disque_plein(petit: CoffresDuPoste) -> None:
    coffre, _ = petit.creer(PHRASE, auteur=AUTEUR)
    coffre.dossiers.ecrire(exemple("camille"), attendue=0, geste="essai")
    coffre.fermer()
    _couper(petit, "idriss")
    (petit.emplacement / f"{BASE}-shm").unlink()
    _remplir(petit.emplacement.parent)
    rouvert = petit.ouvrir(PHRASE, auteur=AUTEUR)
    assert len(rouvert.dossiers.fiches()) == 2
    assert any("la réserve du coffre a servi" in alerte for alerte in rouvert.alertes)
    assert not (petit.emplacement / RESERVE).exists()
    rouvert.fermer()


def test_sans_reserve_un_disque_plein_se_dit_et_ne_perd_rien(petit: CoffresDuPoste) -> None:
    coffre, _ = petit.creer(PHRASE, auteur=AUTEUR)
    coffre.dossiers.ecrire(exemple("camille"), attendue=0, geste="essai")
    coffre.fermer()
    reserve.rendre(petit.emplacement)
    plein = _remplir(petit.emplacement.parent)
    rouvert = petit.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.est_en_lecture_seule
    assert "disque est plein" in rouvert.alertes[0]
    assert len(rouvert.dossiers.fiches()) == 1
    rouvert.fermer()
    plein.unlink()
    rouvert = petit.ouvrir(PHRASE, auteur=AUTEUR)
    assert len(rouvert.dossiers.fiches()) == 1
    assert (petit.emplacement / RESERVE).stat().st_size == reserve.OCTETS
    rouvert.fermer()


def test_une_creation_sans_place_ne_laisse_rien(petit: CoffresDuPoste) -> None:
    _remplir(petit.emplacement.parent, laisser=40_000)
    with pytest.raises(ErreurMetier, match="plein"):
        petit.creer(PHRASE, auteur=AUTEUR)
    assert [chemin.name for chemin in petit.emplacement.parent.iterdir()] == ["plein"]


def test_une_sauvegarde_sans_place_garde_les_precedentes(petit: CoffresDuPoste) -> None:
    coffre, _ = petit.creer(PHRASE, auteur=AUTEUR)
    premiere = coffre.sauvegarder()
    octets = premiere.read_bytes()
    plein = _remplir(petit.emplacement.parent, laisser=200_000)
    with pytest.raises(SauvegardeImpossible, match="plein"):
        coffre.sauvegarder()
    assert [f.name for f in premiere.parent.iterdir()] == [premiere.name]
    assert premiere.read_bytes() == octets
    plein.unlink()
    assert coffre.sauvegarder().exists()
    coffre.fermer()


def test_une_restauration_sans_place_laisse_le_coffre(petit: CoffresDuPoste) -> None:
    coffre, _ = petit.creer(PHRASE, auteur=AUTEUR)
    coffre.dossiers.ecrire(exemple("camille"), attendue=0, geste="essai")
    sauvegarde = coffre.sauvegarder()
    coffre.fermer()
    _remplir(petit.emplacement.parent, laisser=100_000)
    avant = contenus(petit.emplacement, "verrou.json")
    with pytest.raises(SauvegardeImpossible):
        petit.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    assert contenus(petit.emplacement, "verrou.json") == avant


@pytest.mark.parametrize("pas", range(24))
def test_a_chaque_place_ou_l_ecriture_echoue_l_ancien_etat_reste(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, pas: int
) -> None:
    """Le système refuse d’agrandir un fichier au-delà d’une taille, un peu plus loin à chaque fois.

    L’enfant seul a cette limite ; il finit par 0 s’il a gardé l’ancien état ou le nouveau.
    """
    coffre.reposer()
    depart = (coffre.dossier / BASE).stat().st_size
    coffre.fermer()
    limite = 4096 * pas * 2 if pas % 2 else depart + 4096 * pas - 2048
    enfant = os.fork()
    if enfant == 0:
        os._exit(_ecrire_sous_une_limite(coffres, limite))
    assert os.waitpid(enfant, 0)[1] == 0
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    revisions = len(rouvert.dossiers.historique(exemple("camille").id))
    assert rouvert.dossiers.lire(exemple("camille").id).revision == revisions
    assert rouvert.verifier().est_sain
    rouvert.fermer()


def _ecrire_sous_une_limite(coffres: CoffresDuPoste, limite: int) -> int:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limite, resource.RLIM_INFINITY))
    try:
        coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    except ErreurMetier:
        return 0
    camille = exemple("camille")
    attendue = 1
    for rang in range(30):
        try:
            attendue = coffre.dossiers.ecrire(
                camille.avec(numero=f"n{rang}"), attendue=attendue, geste="essai"
            )
        except EcritureImpossible:
            break
    garde = coffre.dossiers.lire(camille.id)
    return 0 if garde.revision == attendue else 1


def _couper(coffres: CoffresDuPoste, nom: str) -> None:
    """Enregistre un dossier dans un autre processus, qui s’arrête net juste après."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from tests.storage.coffre.coffres import *\n"
        "from tests.cas.dossier import exemple\n"
        "lieu = Path(sys.argv[1])\n"
        "coffres = CoffresDuPoste(lieu, None, HorlogeReglable(), cout=COUT)\n"
        "coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)\n"
        "coffre.dossiers.ecrire(exemple(sys.argv[2]), attendue=0, geste='essai')\n"
        "os._exit(9)\n"
    )
    essai = subprocess.run([sys.executable, "-c", code, str(coffres.emplacement), nom], check=False)
    assert essai.returncode == 9


def test_un_dossier_neuf_apres_un_refus_n_est_pas_a_moitie_la(petit: CoffresDuPoste) -> None:
    coffre, _ = petit.creer(PHRASE, auteur=AUTEUR)
    plein = _remplir(petit.emplacement.parent)
    with pytest.raises(DisquePlein):
        coffre.dossiers.ecrire(un_dossier(), attendue=0, geste="essai")
    assert coffre.dossiers.fiches() == ()
    assert coffre.dossiers.chercher("moreau") == ()
    plein.unlink()
    coffre.fermer()
