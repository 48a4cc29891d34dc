"""La phrase de passe se tape sans écho ou vient d’un descripteur, jamais de la commande."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cep_desktop.cli import executer
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from tests.cas.atelier import un_atelier
from tests.cli.commande import ANGLAIS, commande
from tests.storage.coffre.coffres import AUTEUR, AUTRE, PHRASE, des_coffres

GESTES = ("creer", "verifier", "sauvegarder", "restaurer", "exporter", "purger")


@pytest.fixture
def coffres(tmp_path: Path) -> CoffresDuPoste:
    """Un coffre vide, fermé."""
    coffres = des_coffres(tmp_path)
    coffres.creer(PHRASE, auteur=AUTEUR)[0].fermer()
    return coffres


@pytest.mark.parametrize("geste", GESTES)
@pytest.mark.parametrize("ecriture", [["--phrase", "secret"], ["--phrase=secret"], ["--phrase"]])
def test_la_phrase_ne_se_donne_jamais_sur_la_ligne_de_commande(
    coffres: CoffresDuPoste, capsys: pytest.CaptureFixture[str], geste: str, ecriture: list[str]
) -> None:
    assert executer(["coffre", geste, *ecriture], un_atelier, lambda: coffres) == 2
    sortie, erreur = capsys.readouterr()
    assert "secret" not in sortie + erreur
    assert "ne s’écrit jamais ici" in erreur


@pytest.mark.parametrize("geste", ["", *GESTES])
def test_l_aide_est_en_francais(
    coffres: CoffresDuPoste, capsys: pytest.CaptureFixture[str], geste: str
) -> None:
    assert executer(["coffre", *geste.split(), "--aide"], un_atelier, lambda: coffres) == 0
    sortie = capsys.readouterr().out
    assert sortie.startswith("emploi\u00a0: cep-desktop coffre")
    assert not ANGLAIS.search(sortie)
    assert "--phrase " not in sortie


@pytest.mark.parametrize(
    ("octets", "phrase"),
    [(b"", "est vide"), (b"\n", "est vide"), (b"\xff\n", "UTF-8")],
)
def test_un_descripteur_sans_phrase_est_refuse(
    coffres: CoffresDuPoste, capsys: pytest.CaptureFixture[str], octets: bytes, phrase: str
) -> None:
    lecture, ecriture = os.pipe()
    os.write(ecriture, octets)
    os.close(ecriture)
    arguments = ["coffre", "verifier", "--phrase-fd", str(lecture)]
    assert executer(arguments, un_atelier, lambda: coffres) == 1
    os.close(lecture)
    assert phrase in capsys.readouterr().err
    assert executer([*arguments[:-1], "987"], un_atelier, lambda: coffres) == 1
    assert "descripteur 987" in capsys.readouterr().err
    assert executer([*arguments[:-1], "x"], un_atelier, lambda: coffres) == 2


def test_sans_terminal_ni_descripteur_la_commande_le_dit(tmp_path: Path) -> None:
    essai = subprocess.run(
        commande("coffre", "verifier", "--coffre", tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert (essai.returncode, essai.stdout) == (1, "")
    assert essai.stderr.startswith("La phrase de passe ne peut pas se taper ici.")


@pytest.mark.skipif(sys.platform == "win32", reason="demande un terminal POSIX")
def test_au_terminal_la_phrase_se_demande_deux_fois_et_ne_s_affiche_pas(tmp_path: Path) -> None:
    code, affiche = _creer_au_terminal(tmp_path / "coffre", [PHRASE, PHRASE])
    assert code == 0
    assert "Phrase de passe à choisir" in affiche
    assert "Code de secours" in affiche
    assert PHRASE.split()[0] not in affiche
    assert (tmp_path / "coffre" / "coffre.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="demande un terminal POSIX")
def test_au_terminal_deux_phrases_differentes_ne_creent_rien(tmp_path: Path) -> None:
    code, affiche = _creer_au_terminal(tmp_path / "coffre", [PHRASE, AUTRE])
    assert code == 1
    assert "Les deux phrases diffèrent" in affiche
    assert not (tmp_path / "coffre").exists()


def _creer_au_terminal(dossier: Path, reponses: list[str]) -> tuple[int, str]:
    """Crée un coffre dans un vrai terminal ; rend le code de sortie et ce qui s’est affiché."""
    maitre, esclave = pty.openpty()
    enfant = subprocess.Popen(
        commande("coffre", "creer", "--coffre", dossier),
        stdin=esclave,
        stdout=esclave,
        stderr=esclave,
        start_new_session=True,
    )
    os.close(esclave)
    affiche = _repondre(maitre, reponses)
    return enfant.wait(), affiche


def _repondre(terminal: int, reponses: list[str]) -> str:
    """Tape chaque réponse quand l’invite paraît ; rend tout ce qui s’est affiché."""
    affiche, invites = "", 0
    while True:
        try:
            octets = os.read(terminal, 4096)
        except OSError:  # le programme a fini
            break
        if not octets:
            break
        affiche += octets.decode(errors="replace")
        if affiche.count("\u00a0: ") > invites and invites < len(reponses):
            os.write(terminal, f"{reponses[invites]}\n".encode())
            invites += 1
    os.close(terminal)
    return affiche
