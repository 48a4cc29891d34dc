"""Le logo d’un organisme tient dans l’en-tête, et un paquet d’organisme passe avant le nôtre."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from cep_desktop.documents.logo import LogoIllisible, poser_le_logo, preparer_le_logo
from cep_desktop.documents.modeles import MODELES
from cep_desktop.locations import gabarits
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.produire import composer_papiers
from tests.cas.dossier import LE, exemple
from tests.cli.commande import appeler
from tests.documents.lecture_word import parties


def _logo(largeur: int, hauteur: int, genre: str = "PNG") -> bytes:
    sortie = io.BytesIO()
    Image.new("RGB", (largeur, hauteur), "#0B5A70").save(sortie, genre)
    return sortie.getvalue()


@pytest.mark.parametrize(
    ("taille", "attendue"), [((400, 100), (1_152_000, 288_000)), ((4000, 100), (2_160_000, 54_000))]
)
def test_un_logo_large_reste_dans_sa_place(
    taille: tuple[int, int], attendue: tuple[int, int]
) -> None:
    logo = preparer_le_logo(_logo(*taille))
    pose = poser_le_logo((gabarits() / "bilan.docx").read_bytes(), logo)
    (entete,) = (p for n, p in parties(pose, "word/").items() if n == "word/header1.xml")
    assert f'cx="{attendue[0]}" cy="{attendue[1]}"'.encode() in entete
    assert parties(pose, "word/media/")["word/media/logo.png"] == logo


def test_un_modele_sans_logo_ne_change_pas() -> None:
    lettre = (gabarits() / "lettre.docx").read_bytes()
    assert poser_le_logo(lettre, preparer_le_logo(_logo(10, 10))) == lettre


@pytest.mark.parametrize(
    "octets", [b"", b"<svg/>", _logo(9, 9, "GIF"), b"x" * 5_000_001, _logo(9, 9)[:40]]
)
def test_un_faux_logo_est_refuse(octets: bytes) -> None:
    with pytest.raises(LogoIllisible):
        preparer_le_logo(octets)


@pytest.mark.parametrize("nom", MODELES)
def test_chaque_modele_avec_logo_s_ouvre_encore(nom: str, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(preparer_le_logo(_logo(300, 200)))
    pose = GabaritsEmbarques(organisme=tmp_path).lire(nom)
    assert zipfile.ZipFile(io.BytesIO(pose)).testzip() is None


def test_le_modele_et_le_logo_de_l_organisme_passent_avant_les_notres(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    modele = tmp_path / "plan_action.docx"
    change = io.BytesIO()
    with (
        zipfile.ZipFile(gabarits() / "plan_action.docx") as source,
        zipfile.ZipFile(change, "w") as cible,
    ):
        for nom in source.namelist():
            texte = source.read(nom)
            if nom == "word/header1.xml":
                texte = texte.replace(b"Service gratuit et confidentiel", b"Chez nous")
            cible.writestr(nom, texte)
    modele.write_bytes(change.getvalue())
    logo = tmp_path / "logo.jpg"
    logo.write_bytes(_logo(300, 100, "JPEG"))
    paquet = tmp_path / "organisme"
    assert appeler("gabarit", "installer", modele, "--organisme", paquet, "--json") == 0
    assert json.loads(capsys.readouterr().out)["installe"] == "plan_action.docx"
    assert appeler("gabarit", "logo", logo, "--organisme", paquet) == 0
    (plan, _) = composer_papiers(exemple("camille"), GabaritsEmbarques(organisme=paquet), le=LE)
    tout = parties(plan.octets, "word/")
    assert b"Chez nous" in b"".join(tout.values())
    assert (paquet / "logo.png").read_bytes() in tout.values()
