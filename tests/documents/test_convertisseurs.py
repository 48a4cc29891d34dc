"""Ce que l’on demande à Word sous Windows, tenu par un PowerShell de remplacement."""

import base64
import os
import stat
import sys
from pathlib import Path

import pytest

from cep_desktop.documents import convertisseurs, pdf
from cep_desktop.documents.convertisseurs.office import ARRET, Office
from cep_desktop.domain.erreurs import ErreurMetier

WORD, EXCEL = frozenset({".docx"}), frozenset({".docx", ".xlsx"})

_REMPLACANT = """#!{python}
import base64, os, pathlib, sys, time
programme = base64.b64decode(sys.argv[-1]).decode("utf-16-le")
assert "Word.Application" in programme and sys.argv[-2] == "-EncodedCommand"
lieu = pathlib.Path(os.environ["CEP_ATELIER"])
{conduite}
"""
CONVERTIR = """
for papier in lieu.glob("*" + os.environ["CEP_FORMAT"]):
    papier.with_suffix(".pdf").write_bytes(b"%PDF " + papier.read_bytes())
"""
ATTENDRE = """
(lieu / "parti").touch()
while not (lieu / "arret").exists():
    time.sleep(0.01)
pathlib.Path(os.environ["CEP_TEMOIN"]).touch()
"""
ECHOUER = "sys.exit(1)"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Installe Word, dont la conduite est celle du paramètre ; rend le témoin de son arrêt."""
    conduite, formats = request.param
    remplacant = tmp_path / "powershell"
    remplacant.write_text(_REMPLACANT.format(python=sys.executable, conduite=conduite))
    remplacant.chmod(remplacant.stat().st_mode | stat.S_IXUSR)
    temoin = tmp_path / "temoin"
    monkeypatch.setenv("CEP_TEMOIN", str(temoin))
    monkeypatch.setattr(convertisseurs, "trouver", lambda: Office(remplacant, formats))
    return temoin


pytestmark = pytest.mark.skipif(os.name == "nt", reason="le vrai PowerShell prendrait la place")


@pytest.mark.parametrize("office", [(CONVERTIR, EXCEL)], indirect=True)
@pytest.mark.usefixtures("office")
def test_word_rend_un_pdf_par_papier_sous_le_meme_nom() -> None:
    rendus = pdf.convertir({"Plan de Zoé.docx": b"plan", "Argent.xlsx": b"argent"})
    assert rendus == {"Plan de Zoé.pdf": b"%PDF plan", "Argent.pdf": b"%PDF argent"}


@pytest.mark.parametrize("office", [(CONVERTIR, WORD)], indirect=True)
@pytest.mark.usefixtures("office")
def test_word_sans_excel_le_dit_pour_un_classeur() -> None:
    assert pdf.convertir({"a.docx": b"plan"}) == {"a.pdf": b"%PDF plan"}
    with pytest.raises(pdf.SansConvertisseur):
        pdf.convertir({"a.xlsx": b"argent"})


@pytest.mark.parametrize("office", [(ECHOUER, WORD)], indirect=True)
@pytest.mark.usefixtures("office")
def test_un_echec_de_word_se_dit_en_francais() -> None:
    with pytest.raises(pdf.ConversionImpossible, match="n’a pas pu être fait"):
        pdf.convertir({"a.docx": b"plan"})


@pytest.mark.parametrize("office", [(ATTENDRE, WORD)], indirect=True)
def test_arreter_laisse_word_se_fermer(office: Path) -> None:
    class Assez(ErreurMetier):
        pass

    def arreter() -> None:
        raise Assez("Arrêté.")

    with pytest.raises(Assez):
        pdf.convertir({"a.docx": b"plan"}, attendre=arreter)
    assert office.exists(), "Word a fini de lui-même"


def test_l_ordre_ne_dit_aucun_nom_et_coupe_les_macros(tmp_path: Path) -> None:
    office = Office(Path("powershell.exe"), WORD)
    ordre = office.preparer(tmp_path, (tmp_path / "0.docx",))
    programme = base64.b64decode(ordre.arguments[-1]).decode("utf-16-le")
    assert str(tmp_path) not in " ".join(ordre.arguments)
    assert ordre.environnement == {"CEP_ATELIER": str(tmp_path), "CEP_FORMAT": ".docx"}
    assert programme.count("AutomationSecurity = $sans_macro") == 2
    assert sum(map(len, ordre.arguments)) < 30_000, "Windows borne la ligne de commande"
    assert ARRET in programme
