"""Le contrôle d’accessibilité voit une faute plantée, et laisse passer nos classeurs."""

import io
import zipfile
from collections.abc import Callable

import pytest

from cep_desktop.documents.accessibilite import (
    contraste,
    controler_classeur,
    controler_word,
    noter,
)
from tests.cas.dossier import EXEMPLES, exemple
from tests.documents.papiers.cas import papiers
from tests.documents.plan_financement.classeurs import octets, remplacer

BILAN = papiers("complet")["bilan-0142-v2.docx"]


def _changer(partie: str, avant: str, apres: str) -> Callable[[bytes], bytes]:
    def changer(papier: bytes) -> bytes:
        sortie = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(papier)) as source, zipfile.ZipFile(sortie, "w") as cible:
            for nom in source.namelist():
                texte = source.read(nom)
                if nom == partie:
                    assert avant.encode() in texte
                    texte = texte.replace(avant.encode(), apres.encode())
                cible.writestr(nom, texte)
        return sortie.getvalue()

    return changer


DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
FAUTES = {
    "Langue": _changer(STYLES, 'w:lang w:val="fr-FR"', 'w:lang w:val="en-US"'),
    "Titres": _changer(DOCUMENT, 'w:val="Titre2"', 'w:val="Titre3"'),
    "Tableaux": _changer(DOCUMENT, "<w:tblHeader/>", ""),
    "Paragraphes": _changer(DOCUMENT, "</w:tbl>", "</w:tbl><w:p/>"),
    "Couleurs": _changer(STYLES, '<w:color w:val="0B5A70"/>', '<w:color w:val="9FB8C0"/>'),
    "Titre du fichier": _changer(
        "docProps/core.xml", "<dc:title>Le bilan de mon plan</dc:title>", ""
    ),
}


@pytest.mark.parametrize("lieu", FAUTES)
def test_une_faute_plantee_est_vue_a_sa_place(lieu: str) -> None:
    problemes = controler_word(FAUTES[lieu](BILAN))
    assert {probleme.lieu for probleme in problemes} == {lieu}
    assert noter(problemes) <= 90


def test_une_image_muette_est_vue() -> None:
    code = papiers("complet")["avenant-0142-v2.docx"]
    muette = _changer(DOCUMENT, 'descr="Code de cette version', 'x="')
    assert "Images" in {p.lieu for p in controler_word(muette(code))}


@pytest.mark.parametrize("nom", EXEMPLES)
def test_nos_classeurs_se_lisent_avec_un_lecteur_d_ecran(nom: str) -> None:
    assert not controler_classeur(octets(exemple(nom)))


def test_une_cellule_fusionnee_est_vue() -> None:
    fusion = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    change = remplacer(
        octets(exemple("camille")), "xl/worksheets/sheet2.xml", "</sheetData>", fusion
    )
    assert [p.lieu for p in controler_classeur(change)] == ["Cellules"]


def test_le_contraste_va_de_un_a_vingt_et_un() -> None:
    assert contraste("000000", "FFFFFF") == pytest.approx(21)
    assert contraste("777777", "777777") == 1
