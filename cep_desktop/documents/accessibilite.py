"""Contrôler qu’un papier Word ou Excel se lit avec un lecteur d’écran (EN 301 549, clause 10)."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from cep_desktop.documents.mise_en_page import w
from cep_desktop.domain.erreurs import Probleme

CONTRASTE_MINIMAL = 4.5
"""Rapport de contraste du texte ordinaire (WCAG 2.1, 1.4.3)."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TITRE = re.compile(r"Titre(\d)|Heading(\d)")
_DECORATIVE = b"adec:decorative"
_BLANC = "FFFFFF"
_HEXA = re.compile(r"[0-9A-Fa-f]{6}")
_CORPS_MINIMAL = 18
"""Demi-points : en dessous de 9 points, un texte imprimé se lit mal."""


def controler_word(octets: bytes) -> tuple[Probleme, ...]:
    """Rend ce qui gêne la lecture d’un `.docx` ; vide si tout va bien."""
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        corps = etree.fromstring(paquet.read("word/document.xml"))
        styles = etree.fromstring(paquet.read("word/styles.xml"))
        proprietes = paquet.read("docProps/core.xml").decode()
    return (
        *_langue(styles, proprietes),
        *_titres(corps),
        *_images(corps),
        *_tableaux(corps),
        *_vides(corps),
        *_couleurs(styles),
    )


def controler_classeur(octets: bytes) -> tuple[Probleme, ...]:
    """Rend ce qui gêne la lecture d’un `.xlsx` ; vide si tout va bien."""
    return tuple(_defauts_du_classeur(octets))


def noter(problemes: tuple[Probleme, ...]) -> int:
    """Note sur 100 : dix points par genre de défaut, un point par défaut de plus."""
    genres = {probleme.lieu for probleme in problemes}
    return max(0, 100 - 10 * len(genres) - (len(problemes) - len(genres)))


def _langue(styles: etree._Element, proprietes: str) -> Iterator[Probleme]:
    langue = styles.find(f"{w('docDefaults')}//{w('lang')}")
    if langue is None or not str(langue.get(w("val"), "")).startswith("fr"):
        yield Probleme("Langue", "le papier ne dit pas qu’il est en français.")
    if not re.search(r"<dc:title>[^<]+</dc:title>", proprietes):
        yield Probleme("Titre du fichier", "le fichier n’a pas de titre dans ses propriétés.")


def _titres(corps: etree._Element) -> Iterator[Probleme]:
    niveaux = [
        int(next(filter(None, trouve.groups())))
        for style in corps.iter(w("pStyle"))
        if (trouve := _TITRE.fullmatch(str(style.get(w("val")))))
    ]
    if not niveaux:
        yield Probleme("Titres", "aucun titre n’a de style de titre.")
        return
    if niveaux.count(1) != 1 or niveaux[0] != 1:
        yield Probleme("Titres", "il faut un seul titre de niveau 1, et en premier.")
    if any(suivant > niveau + 1 for niveau, suivant in pairwise(niveaux)):
        yield Probleme("Titres", "un titre saute un niveau.")


def _images(corps: etree._Element) -> Iterator[Probleme]:
    for image in corps.iter(f"{_WP}docPr"):
        if not image.get("descr") and _DECORATIVE not in etree.tostring(image):
            yield Probleme("Images", "une image n’a pas de texte de remplacement.")
    for ancre in corps.iter(f"{_WP}anchor"):
        if ancre is not None:
            yield Probleme("Images", "une image flotte\u00a0: alignez-la sur le texte.")


def _tableaux(corps: etree._Element) -> Iterator[Probleme]:
    for tableau in corps.iter(w("tbl")):
        titre = tableau.find(f"{w('tblPr')}/{w('tblCaption')}")
        if titre is None or not str(titre.get(w("val"), "")).strip():
            yield Probleme("Tableaux", "un tableau n’a pas de titre de remplacement.")
        if any(tableau.iter(w("gridSpan"), w("vMerge"), w("hMerge"))):
            yield Probleme("Tableaux", "un tableau a des cellules fusionnées.")
        apparence = tableau.find(f"{w('tblPr')}/{w('tblLook')}")
        a_un_en_tete = apparence is None or apparence.get(w("firstRow")) != "0"
        premiere = tableau.find(w("tr"))
        if a_un_en_tete and premiere is not None:
            if premiere.find(f"{w('trPr')}/{w('tblHeader')}") is None:
                yield Probleme("Tableaux", "la ligne d’en-tête ne se répète pas.")
            if any(not _texte(cellule) for cellule in premiere.iter(w("tc"))):
                yield Probleme("Tableaux", "une colonne n’a pas d’en-tête.")


def _vides(corps: etree._Element) -> Iterator[Probleme]:
    for paragraphe in corps.iter(w("p")):
        a_un_dessin = next(paragraphe.iter(w("drawing"), w("tab")), None) is not None
        if not a_un_dessin and not "".join(t.text or "" for t in paragraphe.iter(w("t"))):
            yield Probleme("Paragraphes", "un paragraphe est vide\u00a0: réglez l’espacement.")


def _couleurs(styles: etree._Element) -> Iterator[Probleme]:
    for style in styles.iter(w("style")):
        encre = style.find(f"{w('rPr')}/{w('color')}")
        fond = style.find(f"{w('pPr')}/{w('shd')}")
        taille = style.find(f"{w('rPr')}/{w('sz')}")
        nom = style.find(w("name"))
        dit = str(nom.get(w("val"))) if nom is not None else ""
        if dit == "CEP Balise":
            continue
        texte = str(encre.get(w("val"), "")) if encre is not None else ""
        derriere = str(fond.get(w("fill"), _BLANC)) if fond is not None else _BLANC
        est_chiffre = _HEXA.fullmatch(texte) and _HEXA.fullmatch(derriere)
        if est_chiffre and contraste(texte, derriere) < CONTRASTE_MINIMAL:
            yield Probleme("Couleurs", f"le style «\u00a0{dit}\u00a0» manque de contraste.")
        if taille is not None and int(taille.get(w("val"), "24")) < _CORPS_MINIMAL:
            yield Probleme("Taille", f"le style «\u00a0{dit}\u00a0» est trop petit.")


def contraste(encre: str, fond: str) -> float:
    """Rapport de contraste de deux couleurs hexadécimales, de 1 à 21 (WCAG 2.1)."""
    clair, sombre = sorted(map(_luminance, (encre, fond)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


def _luminance(hexa: str) -> float:
    canaux = [int(hexa[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    lineaires = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]  # noqa: PLR2004
    return 0.2126 * lineaires[0] + 0.7152 * lineaires[1] + 0.0722 * lineaires[2]


def _texte(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(w("t"))).strip()


def _defauts_du_classeur(octets: bytes) -> Iterator[Probleme]:
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        noms = paquet.namelist()
        livre = etree.fromstring(paquet.read("xl/workbook.xml"))
        for feuille in livre.iter(f"{_X}sheet"):
            if re.fullmatch(r"(Feuil|Sheet)\d+", str(feuille.get("name"))):
                yield Probleme("Feuilles", "une feuille n’a pas de nom en toutes lettres.")
        for nom in sorted(n for n in noms if n.startswith("xl/worksheets/sheet")):
            racine = etree.fromstring(paquet.read(nom))
            if racine.find(f"{_X}mergeCells") is not None:
                yield Probleme("Cellules", "des cellules sont fusionnées.")
        for nom in sorted(n for n in noms if n.startswith("xl/drawings/drawing")):
            dessin = etree.fromstring(paquet.read(nom))
            for objet in dessin.iter("{*}cNvPr"):
                if not objet.get("descr"):
                    yield Probleme("Graphiques", "un graphique n’a pas de texte de remplacement.")
        if not re.search(r"<dc:title>[^<]+</dc:title>", paquet.read("docProps/core.xml").decode()):
            yield Probleme("Titre du fichier", "le fichier n’a pas de titre dans ses propriétés.")
