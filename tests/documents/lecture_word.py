"""Relire un papier Word comme le ferait un lecteur d’écran, pour le comparer ligne à ligne."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def partie(papier: bytes, nom: str) -> etree._Element:
    """Une partie du paquet, en XML."""
    with zipfile.ZipFile(io.BytesIO(papier)) as paquet:
        return etree.fromstring(paquet.read(nom))


def parties(papier: bytes, debut: str) -> dict[str, bytes]:
    """Les parties dont le nom commence ainsi."""
    with zipfile.ZipFile(io.BytesIO(papier)) as paquet:
        return {nom: paquet.read(nom) for nom in paquet.namelist() if nom.startswith(debut)}


def corps(papier: bytes) -> etree._Element:
    """L’élément `w:body`."""
    trouve = partie(papier, "word/document.xml").find(f"{W}body")
    assert trouve is not None
    return trouve


def style(paragraphe: etree._Element) -> str:
    """Identifiant du style d’un paragraphe."""
    nom = paragraphe.find(f"{W}pPr/{W}pStyle")
    return "" if nom is None else str(nom.get(f"{W}val"))


def texte(element: etree._Element) -> str:
    """Le texte d’un paragraphe ou d’une cellule, images décrites comprises."""
    morceaux: list[str] = []
    for enfant in element.iter():
        if enfant.tag == f"{W}t":
            morceaux.append(enfant.text or "")
        elif enfant.tag in {f"{W}tab", f"{W}br"} and enfant.getparent().tag == f"{W}r":
            morceaux.append(" / " if enfant.tag == f"{W}br" else " ")
        elif enfant.tag == f"{WP}docPr" and enfant.get("descr"):
            morceaux.append(f"[{enfant.get('descr')}]")
    return " ".join("".join(morceaux).split(" "))


def titres(papier: bytes) -> list[str]:
    """Les titres, dans l’ordre, précédés de leur niveau."""
    return [
        f"{style(p)[-1]} {texte(p)}"
        for p in corps(papier).iter(f"{W}p")
        if style(p).startswith("Titre")
    ]


def tableaux(papier: bytes) -> dict[str, list[list[str]]]:
    """Chaque tableau sous son titre accessible : ses lignes, cellule par cellule."""
    lus: dict[str, list[list[str]]] = {}
    for tableau in corps(papier).iter(f"{W}tbl"):
        titre = tableau.find(f"{W}tblPr/{W}tblCaption")
        assert titre is not None
        lus[str(titre.get(f"{W}val")).strip()] = [
            [_cellule(cellule) for cellule in ligne.iter(f"{W}tc")]
            for ligne in tableau.iter(f"{W}tr")
        ]
    return lus


def en_texte(papier: bytes) -> str:
    """Le papier entier en texte, un paragraphe ou une ligne de tableau par ligne."""
    return "\n".join(_lignes(papier)) + "\n"


def _lignes(papier: bytes) -> Iterator[str]:
    for bloc in corps(papier):
        if bloc.tag == f"{W}p":
            yield f"{style(bloc)} : {texte(bloc)}".rstrip()
        elif bloc.tag == f"{W}tbl":
            for ligne in bloc.iter(f"{W}tr"):
                yield "    | " + " | ".join(_cellule(c) for c in ligne.iter(f"{W}tc"))
    for nom, octets in sorted(parties(papier, "word/").items()):
        if nom.startswith(("word/header", "word/footer")):
            yield f"{nom} : " + " // ".join(
                texte(p) for p in etree.fromstring(octets).iter(f"{W}p")
            )


def _cellule(cellule: etree._Element) -> str:
    return " / ".join(texte(p).strip() for p in cellule.iter(f"{W}p"))
