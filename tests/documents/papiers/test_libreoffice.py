"""LibreOffice ouvre chaque papier, garde son texte et son nombre de pages."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cep_desktop.documents.pdf import convertir, convertisseur
from tests.documents.papiers.cas import DOSSIERS, papiers

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
UNE_PAGE = ("synthese-accueil", "fiche-falc", "courrier", "alerte", "avenant", "recu")
DEUX_PAGES = ("projet-strategie", "bilan")


@pytest.fixture(scope="module")
def rendus() -> dict[str, bytes]:
    """Le PDF de chaque papier de chaque exemple, en une conversion."""
    assert convertisseur() is not None
    tout = {
        f"{nom}--{papier}": octets
        for nom in DOSSIERS
        for papier, octets in papiers(nom).items()
        if not papier.startswith("plan-action")
    }
    return dict(convertir(tout))


@pytest.mark.libreoffice
def test_chaque_papier_tient_sur_ses_pages(rendus: dict[str, bytes]) -> None:
    debordent = []
    for nom, pdf in rendus.items():
        papier, pages = nom.split("--")[1], len(_PAGE.findall(pdf))
        attendues = 1 if papier.startswith(UNE_PAGE) else 2
        if pages > attendues:
            debordent.append((nom, pages))
    assert not debordent


@pytest.mark.libreoffice
def test_les_pdf_sont_balises_en_francais_avec_leur_police(rendus: dict[str, bytes]) -> None:
    for nom, pdf in rendus.items():
        assert b"/MarkInfo" in pdf, nom
        assert b"/StructTreeRoot" in pdf, nom
        assert b"/Lang(fr-FR)" in pdf.replace(b" ", b""), nom
        assert b"CEPLisible" in pdf, nom


@pytest.mark.libreoffice
def test_la_fenetre_de_l_enveloppe_ne_montre_que_l_adresse(
    rendus: dict[str, bytes], tmp_path: Path
) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("pdftotext absent")
    fichier = tmp_path / "courrier.pdf"
    fichier.write_bytes(rendus["camille--courrier-financeur-0142-v2-1.pdf"])
    points = 72 / 25.4
    cadre = {"-x": 100, "-y": 55, "-W": 100, "-H": 35}
    mots = [m for cle, mm in cadre.items() for m in (cle, str(round(mm * points)))]
    lu = subprocess.run(
        [pdftotext, *mots, str(fichier), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    lignes = [ligne.strip() for ligne in lu.splitlines() if ligne.strip()]
    assert lignes == [
        "Transitions Pro Centre-Val de Loire",
        "Julie Marchand",
        "10 rue des Exemples",
        "45000 ORLÉANS",
    ]


@pytest.mark.libreoffice
def test_la_date_d_un_courrier_est_sous_le_pli_et_les_reperes_au_bord(
    rendus: dict[str, bytes], tmp_path: Path
) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("pdftotext absent")
    for nom in ("camille--courrier-financeur-0142-v2-1", "camille--courrier-employeur-0142-v2"):
        fichier = tmp_path / f"{nom}.pdf"
        fichier.write_bytes(rendus[fichier.name])
        lu = subprocess.run(
            [pdftotext, "-bbox", str(fichier), "-"],
            check=True, capture_output=True, encoding="utf-8",
        ).stdout  # fmt: skip
        mots = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)".*?yMax="([\d.]+)">([^<]*)<', lu)
        milieux = [
            (float(x) / 72 * 25.4, (float(haut) + float(bas)) / 2 / 72 * 25.4)
            for x, haut, bas, mot in mots
            if mot == "—"
        ]
        assert [round(y) for _, y in milieux] == [99, 198], nom
        assert all(x < 10 for x, _ in milieux), nom
        (date,) = (float(haut) / 72 * 25.4 for _, haut, _, mot in mots if mot == "Amboise,")
        assert date > 99, nom
