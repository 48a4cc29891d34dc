"""Le disque refuse, le programme gèle, deux programmes écrivent, l’heure recule : rien de perdu."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, TEMOIN, VERROU
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.sql.chiffree import ouvrir
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.usecases.coffre.erreurs import CoffreEnLectureSeule, CoffreFerme
from cep_desktop.usecases.ports import ConflitDeRevision
from tests.architecture.arbre import RACINE
from tests.cas.dossier import exemple, un_dossier
from tests.storage.coffre.coffres import (
    AUTEUR,
    DEBUT,
    PHRASE,
    HorlogeReglable,
    des_coffres,
    lacher,
    noms_gardes,
)
from tests.storage.coffre.pepiniere import Pepiniere

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="demande Linux")

CAMILLE = exemple("camille")
ECRITURES, BITS = 15, 12
PERSONNE = 65_534
"""Le compte « nobody »."""


def test_chaque_ecriture_qui_echoue_laisse_l_ancien_etat_ou_le_nouveau(en_memoire: Path) -> None:
    coffre, _ = des_coffres(en_memoire).creer(PHRASE, auteur=AUTEUR)
    coffre.fermer()
    fini = subprocess.run(
        [sys.executable, "-m", "tests.storage.coffre.pannes", str(en_memoire)],
        capture_output=True,
        check=False,
        cwd=RACINE,
        text=True,
    )
    assert fini.returncode == 0, fini.stderr
    *fautes, passees = fini.stdout.splitlines()
    assert not fautes
    assert int(passees) > 20


def test_un_programme_gele_garde_le_coffre_et_reprend_ou_il_en_etait(tmp_path: Path) -> None:
    coffres = des_coffres(tmp_path)
    neuf, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    neuf.dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    neuf.fermer()
    with Pepiniere(tmp_path) as pepiniere:
        pepiniere.lancer()
        for _ in range(5):
            annoncee = int(pepiniere.suivante(None) or 0)
            pepiniere.signaler(signal.SIGSTOP)
            second = coffres.ouvrir(PHRASE, auteur="Paul Martin")
            assert AUTEUR in second.tenu_par
            garde = second.dossiers.lire(CAMILLE.id)
            assert garde.revision >= annoncee
            assert garde.dossier.numero == f"n{garde.revision}"
            with pytest.raises(CoffreEnLectureSeule, match="intact à l’écran"):
                second.dossiers.ecrire(un_dossier(), attendue=0, geste="essai")
            second.fermer()
            pepiniere.signaler(signal.SIGCONT)
        assert int(pepiniere.suivante(None) or 0) > 1
        annoncee = max(annoncee, pepiniere.tuer())
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.dossiers.lire(CAMILLE.id).revision >= annoncee
    assert rouvert.verifier().est_sain
    rouvert.fermer()


def test_deux_programmes_qui_se_croient_seuls_n_ecrasent_rien(coffre: CoffreOuvert) -> None:
    """Même si le verrou est trompé (un partage qui ment), la base départage chaque écriture."""
    base, cle = coffre.interieur.base, deriver(coffre.interieur.cle, Usage.BASE)
    coffre.fermer()
    enfants = [_enfanter(lambda: _ecrire_obstinement(base, cle)) for _ in range(2)]
    assert [os.waitpid(enfant, 0)[1] for enfant in enfants] == [0, 0]
    moteur = ouvrir(base, cle)
    dossiers = _dossiers(base, cle)
    garde = dossiers.lire(CAMILLE.id)
    assert (garde.revision, garde.dossier.numero) == (1 + 2 * ECRITURES, f"n{2 * ECRITURES}")
    numeros = [revision.numero for revision in dossiers.historique(CAMILLE.id)]
    assert numeros == list(range(1 + 2 * ECRITURES, 0, -1))
    dossiers.moteur.dispose()
    moteur.dispose()


def _dossiers(base: Path, cle: bytes) -> DossiersEnBase:
    return DossiersEnBase(ouvrir(base, cle), IndexFts5(), AUTEUR, lambda: DEBUT)


def _ecrire_obstinement(base: Path, cle: bytes) -> None:
    """Ajoute un au numéro, autant de fois qu’il le faut pour y réussir `ECRITURES` fois."""
    dossiers, reussies = _dossiers(base, cle), 0
    while reussies < ECRITURES:
        garde = dossiers.lire(CAMILLE.id)
        suivant = CAMILLE.avec(numero=f"n{garde.revision}")
        try:
            dossiers.ecrire(suivant, attendue=garde.revision, geste="plus un")
        except ConflitDeRevision:
            continue
        reussies += 1


def _enfanter(geste: Callable[[], object]) -> int:
    """Fait un geste dans un processus enfant, qui finit par 0 s’il y parvient."""
    enfant = os.fork()
    if enfant == 0:
        try:
            geste()
        except BaseException:  # noqa: BLE001 - l’enfant n’a que son code de sortie pour le dire
            os._exit(1)
        os._exit(0)
    return enfant


@pytest.fixture
def ouvert_a_tous() -> Iterator[Path]:
    """Un dossier que tout compte peut traverser."""
    if os.geteuid() != 0:
        pytest.skip("demande le compte root, pour en prendre un autre")
    with tempfile.TemporaryDirectory() as dossier:
        Path(dossier).chmod(0o755)
        yield Path(dossier)


@pytest.mark.parametrize(
    ("dossier", "fichiers", "est_lu"), [(0o700, 0o600, False), (0o755, 0o644, True)]
)
def test_un_droit_perdu_se_dit_et_ne_change_rien(
    ouvert_a_tous: Path, dossier: int, fichiers: int, *, est_lu: bool
) -> None:
    coffres = des_coffres(ouvert_a_tous)
    coffre, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    coffre.dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    coffre.fermer()
    for chemin in coffre.dossier.rglob("*"):
        chemin.chmod(dossier if chemin.is_dir() else fichiers)
    coffre.dossier.chmod(dossier)

    def essayer() -> None:
        os.setuid(PERSONNE)
        if not est_lu:
            with pytest.raises(CoffreFerme, match="pas le droit d’ouvrir ce coffre"):
                coffres.ouvrir(PHRASE, auteur="Paul Martin")
            return
        lu = coffres.ouvrir(PHRASE, auteur="Paul Martin")
        assert lu.est_en_lecture_seule
        assert noms_gardes(lu) == {"Camille Moreau"}

    assert os.waitpid(_enfanter(essayer), 0)[1] == 0
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.dossiers.lire(CAMILLE.id).dossier == CAMILLE
    rouvert.fermer()


@pytest.mark.parametrize(
    "instants",
    [
        [DEBUT, DEBUT - timedelta(days=800), DEBUT + timedelta(minutes=1)],
        [datetime(2026, 10, 25, 0, 30, tzinfo=UTC) + timedelta(minutes=30 * n) for n in range(4)],
        [datetime(2026, 3, 29, 0, 45, tzinfo=UTC) + timedelta(minutes=20 * n) for n in range(4)],
    ],
    ids=["horloge qui recule", "passage à l’heure d’hiver", "passage à l’heure d’été"],
)
def test_l_ordre_des_versions_ne_depend_pas_de_l_heure(
    coffres: CoffresDuPoste, horloge: HorlogeReglable, instants: list[datetime]
) -> None:
    coffre, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    coffre.conservation.regler(24)
    for rang, instant in enumerate(instants):
        horloge.instant = instant
        dossier = CAMILLE.avec(numero=f"n{rang + 1}")
        coffre.dossiers.ecrire(dossier, attendue=rang, geste="essai")
    historique = coffre.dossiers.historique(CAMILLE.id)
    assert [r.numero for r in historique] == list(range(len(instants), 0, -1))
    assert [r.le for r in reversed(historique)] == instants
    assert coffre.verifier().est_sain
    coffre.fermer()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.alertes == ()
    assert rouvert.dossiers.lire(CAMILLE.id).dossier.numero == f"n{len(instants)}"
    rouvert.fermer()


@pytest.mark.parametrize("nom", [BASE, f"{BASE}-wal", ENTETE, TEMOIN, VERROU])
def test_un_bit_retourne_n_importe_ou_ne_montre_jamais_autre_chose(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, nom: str
) -> None:
    """Chaque dossier lu est juste, ou l’un de ses états passés s’il n’était que dans le journal."""
    coffre.reposer()
    coffre.dossiers.ecrire(CAMILLE.avec(numero="n2"), attendue=1, geste="essai")
    fichiers = {f.name: f.read_bytes() for f in coffre.dossier.iterdir() if f.is_file()}
    coffre.fermer()
    permis = {"n2", CAMILLE.numero} if nom.endswith("-wal") else {"n2"}
    alea = random.Random(nom)  # noqa: S311 - des places, pas un secret
    for _ in range(BITS):
        for chemin, octets in fichiers.items():
            (coffre.dossier / chemin).write_bytes(octets)
        (coffre.dossier / f"{BASE}-shm").unlink()
        abime = bytearray(fichiers[nom])
        abime[alea.randrange(len(abime))] ^= 1 << alea.randrange(8)
        (coffre.dossier / nom).write_bytes(abime)
        assert _lire_ce_qui_se_lit(coffres) <= permis


def _lire_ce_qui_se_lit(coffres: CoffresDuPoste) -> set[str]:
    """Rend le numéro lu de Camille ; vide si une phrase dit pourquoi il ne se lit pas."""
    try:
        coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    except ErreurMetier:
        return set()
    try:
        return {coffre.dossiers.lire(CAMILLE.id).dossier.numero}
    except ErreurMetier:
        return set()
    finally:
        lacher(coffre)
