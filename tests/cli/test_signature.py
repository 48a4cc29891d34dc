"""« signer » et « cle-organisme » : la phrase vient d’un descripteur, jamais d’un argument."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cep_desktop.signing.ooxml.verifier import verifier
from tests.cli.commande import appeler
from tests.signing.cas import document_riche

PHRASE = "lune tracteur violet sardine parapluie comete bocal"
Dire = Callable[[str], int]


@pytest.fixture
def dire(request: pytest.FixtureRequest) -> Dire:
    """Rend le descripteur où lire une phrase."""

    def ouvrir(phrase: str) -> int:
        lu, ecrit = os.pipe()
        with closing(os.fdopen(ecrit, "wb")) as flux:
            flux.write(phrase.encode() + b"\n")
        request.addfinalizer(lambda: os.close(lu))
        return lu

    return ouvrir


@pytest.fixture
def cle(tmp_path: Path, dire: Dire) -> Path:
    """La clé de l’organisme, faite par la ligne de commande."""
    lieu = tmp_path / "cle"
    code = appeler(
        "cle-organisme", "--organisme", "Cap Évolution", "--signataire", "Nadia Benali",
        "--sortie", lieu, "--phrase-fd", dire(PHRASE),
    )  # fmt: skip
    assert code == 0
    return lieu / "cle-du-signataire.p12"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Un document à signer."""
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(document_riche())
    return fichier


def test_un_document_se_signe_a_cote_de_l_original(
    cle: Path, plan: Path, dire: Dire, capsys: pytest.CaptureFixture[str]
) -> None:
    avant = plan.read_bytes()
    code = appeler(
        "signer", plan, "--cle", cle, "--phrase-fd", dire(PHRASE),
        "--role", "Conseillère", "--commentaire", "Relu.",
    )  # fmt: skip
    assert code == 0
    (constat,) = verifier(plan.with_name("plan-signe.docx").read_bytes())
    assert (constat.est_intacte, constat.est_complete) == (True, True)
    assert (constat.faits.role, constat.faits.commentaire) == ("Conseillère", "Relu.")
    assert plan.read_bytes() == avant
    dit = capsys.readouterr().out
    assert "plan-signe.docx" in dit
    assert "Clé de Nadia Benali, Cap Évolution" in dit
    assert PHRASE not in dit


def test_une_phrase_fausse_ne_signe_rien(
    cle: Path, plan: Path, dire: Dire, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("signer", plan, "--cle", cle, "--phrase-fd", dire("autre chose")) == 1
    assert "ne s’ouvre pas avec cette phrase" in capsys.readouterr().err
    assert not plan.with_name("plan-signe.docx").exists()


def test_la_phrase_en_argument_est_refusee_sans_etre_repetee(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("signer", plan, "--cle", "c.p12", "--phrase", PHRASE) == 2
    assert "violet" not in "".join(capsys.readouterr())


def test_une_phrase_trop_courte_ne_fait_pas_de_cle(
    tmp_path: Path, dire: Dire, capsys: pytest.CaptureFixture[str]
) -> None:
    lieu = tmp_path / "cle"
    code = appeler(
        "cle-organisme", "--organisme", "Cap", "--signataire", "Nadia",
        "--sortie", lieu, "--phrase-fd", dire("courte"),
    )  # fmt: skip
    assert code == 1
    assert capsys.readouterr().err
    assert not lieu.exists()


def test_un_pilote_de_carte_qui_n_en_est_pas_un_est_refuse(
    plan: Path, dire: Dire, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("signer", plan, "--jeton", plan, "--phrase-fd", dire("1234")) == 1
    assert "pilote de carte" in capsys.readouterr().err
