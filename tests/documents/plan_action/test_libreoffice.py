"""LibreOffice ouvre le plan, garde sa police et son nombre de pages."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cas.dossier import exemple, un_dossier
from tests.documents.plan_action.cas import comme_la_maquette, enorme, papier

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
ATTENDUES = {"camille": 6, "maquette": 5, "vide": 3, "enorme": 8}


@pytest.fixture(scope="module")
def convertis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dossier où chaque plan est en PDF, converti par un LibreOffice à part."""
    dossier = tmp_path_factory.mktemp("plans")
    dossiers = {
        "camille": exemple("camille"),
        "maquette": comme_la_maquette(),
        "vide": un_dossier(),
        "enorme": enorme(),
    }
    for nom, cas in dossiers.items():
        (dossier / f"{nom}.docx").write_bytes(papier(cas))
    soffice = shutil.which("soffice")
    assert soffice is not None
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{dossier}/profil",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(dossier),
            *(str(dossier / f"{nom}.docx") for nom in dossiers),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return dossier


@pytest.mark.libreoffice
@pytest.mark.parametrize("nom", ATTENDUES)
def test_le_plan_garde_son_nombre_de_pages(convertis: Path, nom: str) -> None:
    assert len(_PAGE.findall((convertis / f"{nom}.pdf").read_bytes())) == ATTENDUES[nom]


@pytest.mark.libreoffice
def test_la_police_incorporee_est_lue(convertis: Path) -> None:
    assert b"CEPLisible" in (convertis / "camille.pdf").read_bytes()
