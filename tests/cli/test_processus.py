"""La ligne de commande dans un vrai processus : disques qui refusent, arrêt, consoles pauvres."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cas.dossier import exemple
from tests.cli.commande import commande, ecrire, lancer
from tests.disques import disque_en_lecture_seule, disque_plein

posix = pytest.mark.skipif(sys.platform == "win32", reason="demande un système POSIX")


@pytest.fixture
def entree(tmp_path: Path) -> Path:
    return ecrire(exemple("camille"), tmp_path / "entree.dossier.json")


def test_les_trois_verbes_s_enchainent(tmp_path: Path) -> None:
    un = lancer("exemple", "--sortie", tmp_path, "--le", "2026-11-23")
    assert (un.returncode, un.stderr) == (0, "")

    fichier = tmp_path / "camille" / "camille.dossier.json"
    deux = lancer("verifier-dossier", fichier)
    assert (deux.returncode, deux.stderr) == (0, "")
    assert deux.stdout == "Le dossier 0142 est lisible et cohérent.\n"

    trois = lancer("produire", fichier, "--sortie", tmp_path / "d", "--le", "2026-11-23", "--json")
    assert (trois.returncode, trois.stderr) == (0, "")
    manifeste = (tmp_path / "camille" / "manifeste.json").read_text(encoding="utf-8")
    assert json.loads(trois.stdout)["manifeste"] == json.loads(manifeste)


def test_un_refus_rend_le_code_1_et_une_commande_fausse_le_code_2(tmp_path: Path) -> None:
    refus = lancer("verifier-dossier", tmp_path / "absent.dossier.json")
    assert (refus.returncode, refus.stdout) == (1, "")
    assert "n’existe pas" in refus.stderr
    assert "Traceback" not in refus.stderr
    assert lancer("danser").returncode == 2


def test_un_disque_plein_ne_garde_rien(tmp_path: Path, entree: Path) -> None:
    with disque_plein(tmp_path / "cle") as cle:
        refus = lancer("produire", entree, "--sortie", cle / "sortie")
        assert not list(cle.iterdir())
    assert refus.returncode == 1
    assert "le disque est plein." in refus.stderr
    assert "Traceback" not in refus.stderr


def test_un_disque_en_lecture_seule_est_dit(tmp_path: Path, entree: Path) -> None:
    with disque_en_lecture_seule(tmp_path / "cle") as cle:
        refus = lancer("produire", entree, "--sortie", cle)
    assert refus.returncode == 1
    assert (
        refus.stderr
        == f"{cle}\u00a0: ce disque est en lecture seule. Choisissez un autre dossier.\n"
    )


def _ecouter_ctrl_c() -> None:
    """Un essai lancé en tâche de fond hérite d’un Ctrl + C ignoré."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@posix
def test_ctrl_c_arrete_proprement(tmp_path: Path) -> None:
    tube = tmp_path / "tube.dossier.json"
    os.mkfifo(tube)
    essai = subprocess.Popen(
        commande("produire", tube, "--sortie", tmp_path / "sortie"),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=_ecouter_ctrl_c,  # noqa: PLW1509 - aucun autre fil ne tourne ici
    )
    with tube.open("wb"):  # ne s’ouvre que lorsque le programme commence à lire
        essai.send_signal(signal.SIGINT)
        _, erreur = essai.communicate(timeout=60)
    assert essai.returncode == 130
    assert erreur == "Arrêté à votre demande. Aucun fichier n’est resté à moitié écrit.\n"
    assert [fichier.name for fichier in tmp_path.iterdir()] == ["tube.dossier.json"]


@posix
@pytest.mark.parametrize("encodage", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_une_console_pauvre_n_empeche_pas_de_repondre(
    tmp_path: Path, entree: Path, encodage: str
) -> None:
    sortie = tmp_path / "réunion 👩🏽‍💼"
    essai = subprocess.run(
        commande("produire", entree, "--sortie", sortie),
        env=os.environ | {"PYTHONIOENCODING": encodage},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (essai.returncode, essai.stderr) == (0, b"")
    assert b"plan-action-0142-v2.docx" in essai.stdout


@posix
def test_un_nom_illisible_se_montre_sans_faire_tomber_la_reponse(
    tmp_path: Path, entree: Path
) -> None:
    sortie = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe")
    for option in ([], ["--json"]):
        essai = lancer("produire", entree, "--sortie", sortie, *option)
        assert (essai.returncode, essai.stderr) == (0, "")
        assert "plan-action-0142-v2.docx" in essai.stdout


@posix
def test_un_lecteur_parti_ne_laisse_pas_de_trace(tmp_path: Path, entree: Path) -> None:
    lecture, ecriture = os.pipe()
    os.close(lecture)
    essai = subprocess.run(
        commande("produire", entree, "--sortie", tmp_path / "sortie"),
        stdout=ecriture,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(ecriture)
    assert (essai.returncode, essai.stderr) == (0, b"")
    assert len(list((tmp_path / "sortie").iterdir())) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="demande /dev/full")
@pytest.mark.parametrize("option", [[], ["--json"]])
def test_une_reponse_perdue_n_est_pas_un_succes(entree: Path, option: list[str]) -> None:
    with Path("/dev/full").open("wb") as plein:
        essai = subprocess.run(
            commande("verifier-dossier", entree, *option),
            stdout=plein,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    assert essai.returncode == 1
    assert essai.stderr.startswith("La réponse n’a pas pu être écrite")
    assert len(essai.stderr.splitlines()) == 1


def test_cep_debug_montre_la_trace(tmp_path: Path) -> None:
    code = (
        "from cep_desktop.cli import executer\n"
        "def tomber(): raise RuntimeError('panne')\n"
        f"raise SystemExit(executer(['verifier-dossier', {str(tmp_path)!r}], tomber))"
    )
    for debug, trace in (("0", False), ("1", True)):
        essai = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"CEP_DEBUG": debug},
            capture_output=True,
            check=False,
            text=True,
        )
        assert essai.returncode == 1
        assert ("Traceback" in essai.stderr) is trace
