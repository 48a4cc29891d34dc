"""« referentiel » installe les livres, dit leur état, et cherche dedans."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cep_desktop.cli import executer
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
from tests.cas.livres import AUTRES, CERTIFICATIONS, ROME4, poser, zipper
from tests.cli.commande import ecrire

Appel = Callable[..., int]


@pytest.fixture
def appeler(tmp_path: Path) -> Appel:
    """Appelle « referentiel » sur un poste neuf."""
    racine = tmp_path / "livres"

    def appeler(*mots: object) -> int:
        demande = ["referentiel", *(str(mot) for mot in mots)]
        return executer(demande, lambda: un_atelier(livres=racine))

    return appeler


def test_importer_dit_ce_qui_est_installe(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("importer", zipper(tmp_path / "rome.zip", ROME4)) == 0
    sortie = capsys.readouterr().out
    assert "ROME 4" in sortie
    assert "version 4.70, 3\u00a0novembre\u00a02026" in sortie
    assert "unix_referentiel_appellation_v470_utf8.csv\u00a0: 7 lignes" in sortie


def test_l_etat_se_lit_par_une_machine(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    appeler("importer", zipper(tmp_path / "rome.zip", ROME4))
    capsys.readouterr()
    assert appeler("etat", "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["livres"][0]["publiee_le"] == "2026-11-03"
    assert "bmo" in reponse["absents"]


def test_sans_livre_chercher_le_dit_sans_echouer(
    appeler: Appel, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("chercher", "aide-soignante") == 0
    assert "Aucun livre des métiers n’est installé." in capsys.readouterr().out


def test_chercher_rend_le_code_et_les_metiers_proches(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    appeler("importer", zipper(tmp_path / "rome.zip", ROME4))
    capsys.readouterr()
    assert appeler("chercher", "aide", "soignante", "--json") == 0
    assert json.loads(capsys.readouterr().out)["metiers"][0]["code"] == "J1501"
    assert appeler("chercher", "aide-soignante", "--proches") == 0
    sortie = capsys.readouterr().out
    assert "J1304  Auxiliaire de puériculture\u00a0: 1 compétence en commun" in sortie


def test_un_code_de_certification_se_controle(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    appeler("importer", zipper(tmp_path / "rncp.zip", CERTIFICATIONS))
    capsys.readouterr()
    assert appeler("controler", "RS5641") == 0
    assert "Parler anglais au travail" in capsys.readouterr().out
    assert appeler("chercher", "--certifications", "soignant") == 0
    assert capsys.readouterr().out.startswith("RNCP40692")


def test_une_archive_abimee_est_refusee_en_une_phrase(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rome.zip").write_bytes(b"PK\x03\x04 coupe")
    assert appeler("importer", tmp_path / "rome.zip") == 1
    assert "L’édition déjà installée n’a pas changé." in capsys.readouterr().err


def test_un_organisme_se_cherche_dans_son_livre(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("chercher", "--dans", "organismes", "touraine") == 1
    assert "n’est pas installé" in capsys.readouterr().out
    appeler("importer", poser(tmp_path / "autres", AUTRES))
    capsys.readouterr()
    assert appeler("chercher", "--dans", "organismes", "touraine") == 0
    sortie = capsys.readouterr().out
    assert sortie.startswith("Institut des soins de Touraine\u00a0: Tours, déclaration 24370000137")
    assert "Source\u00a0: Ministère du Travail" in sortie
    assert appeler("chercher", "--dans", "communes", "01000", "--json") == 0
    assert json.loads(capsys.readouterr().out)["reponses"][0]["titre"] == "Bourg en Bresse"


def test_une_archive_sans_nom_ou_absente_se_dit(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("importer", " ") == 1
    assert "Quelle archive" in capsys.readouterr().out
    assert appeler("importer", tmp_path / "rome.zip") == 1
    assert "n’existe pas" in capsys.readouterr().err


def test_un_livre_inconnu_ne_se_telecharge_pas(
    appeler: Appel, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("importer", "rome5", "--telecharger") == 1
    assert "n’est pas un livre" in capsys.readouterr().out


def test_un_livre_sans_adresse_dit_ou_le_prendre(
    appeler: Appel, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("importer", "rome4", "--telecharger") == 1
    assert "data.gouv.fr" in capsys.readouterr().err


def test_l_inventaire_s_ecrit_depuis_la_commande(
    appeler: Appel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = ecrire(exemple("camille"), tmp_path / "c.dossier.json")
    demande = ("inventaire", fichier, "--metier", "j1304", "--sortie", tmp_path / "remis")
    assert appeler(*demande) == 1
    assert "n’est pas dans les livres" in capsys.readouterr().err
    appeler("importer", zipper(tmp_path / "rome.zip", ROME4))
    assert appeler(*demande) == 0
    assert [f.name for f in (tmp_path / "remis").iterdir()] == ["inventaire-0142-v2-J1304.docx"]
