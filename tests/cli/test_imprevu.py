"""Une faute du programme ou un arrêt demandé se disent sans trace ni donnée personnelle."""

import json
from typing import NoReturn

import pytest

from cep_desktop.cli import executer

PHRASE = "CEP Desktop a rencontré un problème imprévu. Aucun fichier n’est resté à moitié écrit."
VERIFIER = ["verifier-dossier", "x.dossier.json"]


def _tomber() -> NoReturn:
    raise RuntimeError("Camille Moreau")


def _interrompre() -> NoReturn:
    raise KeyboardInterrupt


def test_un_imprevu_se_dit_sans_rien_reveler(capsys: pytest.CaptureFixture[str]) -> None:
    assert executer(VERIFIER, _tomber) == 1
    sortie, erreur = capsys.readouterr()
    assert not sortie
    assert erreur.startswith(PHRASE)
    assert "Camille" not in erreur
    assert len(erreur.splitlines()) == 1


def test_un_imprevu_se_dit_aussi_a_une_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert executer([*VERIFIER, "--json"], _tomber) == 1
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["fait"] is False
    assert reponse["phrase"].startswith(PHRASE)


def test_cep_debug_laisse_passer_la_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CEP_DEBUG", "1")
    with pytest.raises(RuntimeError):
        executer(VERIFIER, _tomber)


def test_un_arret_demande_rend_le_code_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert executer(VERIFIER, _interrompre) == 130
    assert capsys.readouterr().err == (
        "Arrêté à votre demande. Aucun fichier n’est resté à moitié écrit.\n"
    )
