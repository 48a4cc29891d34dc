"""Ce qu’un fichier Word ne doit jamais contenir pour servir de modèle."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from cep_desktop.documents.mise_en_page import w
from cep_desktop.domain.erreurs import Probleme

TAILLE_MAXIMALE = 100_000_000
"""Octets, une fois le modèle décompressé."""
_PARTIES_MAXIMALES = 1_000
_XML_MAXIMAL = 10_000_000
"""Octets d’une partie XML : le texte d’un papier en fait cent fois moins."""
_LIEU = "Modèle"
_ILLISIBLE = Probleme(
    _LIEU, "ce n’est pas un document Word (.docx) lisible. Enregistrez-le de nouveau depuis Word."
)
_MACROS = ("vbaproject", "vbadata", "activex", "customui", "embeddings/", "oleobject")
_CHAMPS = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|DATABASE|IMPORT|RD)\b", re.IGNORECASE
)
"""Champs qui lisent un autre fichier ou lancent un autre programme."""
_PRINCIPALE = "word/document.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LIENS_ADMIS = ("http://", "https://", "mailto:")


def problemes_du_paquet(gabarit: bytes) -> tuple[Probleme, ...]:
    """Rend ce qui rend ce fichier dangereux ou illisible : macro, lien distant, archive piégée."""
    try:
        with zipfile.ZipFile(io.BytesIO(gabarit)) as archive:
            fiches = archive.infolist()
            if len(fiches) > _PARTIES_MAXIMALES:
                return (_ILLISIBLE,)
            textes = (f.file_size for f in fiches if _est_xml(f.filename))
            if max(textes, default=0) > _XML_MAXIMAL:
                return (Probleme(_LIEU, "ce modèle a trop de texte. Reprenez le modèle livré."),)
            if sum(fiche.file_size for fiche in fiches) > TAILLE_MAXIMALE:
                return (Probleme(_LIEU, "ce modèle est trop gros. Réduisez ses images."),)
            noms = {fiche.filename.lower() for fiche in fiches}
            if len(noms) < len(fiches) or not {"[content_types].xml", _PRINCIPALE} <= noms:
                return (_ILLISIBLE,)
            return tuple(dict.fromkeys(_defauts(archive)))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, RuntimeError, ValueError):
        return (_ILLISIBLE,)


def _defauts(archive: zipfile.ZipFile) -> Iterator[Probleme]:
    for nom in archive.namelist():
        if any(interdit in nom.lower() for interdit in _MACROS):
            yield Probleme(nom, "ce modèle contient une macro ou un objet. Retirez-le.")
        if not _est_xml(nom):
            continue
        contenu = archive.read(nom)
        if b"<!DOCTYPE" in contenu or b"<!ENTITY" in contenu:
            yield Probleme(nom, "ce modèle déclare des entités XML. Enregistrez-le depuis Word.")
            continue
        racine = etree.fromstring(contenu, _lecteur())
        if nom.lower().endswith(".rels"):
            yield from _relations(nom, racine)
        if nom == "[Content_Types].xml" and b"macroEnabled" in contenu:
            yield Probleme(nom, "ce modèle accepte des macros. Enregistrez-le en .docx.")
        for champ in _champs(racine):
            yield Probleme(nom, f"ce modèle va chercher un autre fichier ({champ}).")


def _champs(racine: etree._Element) -> Iterator[str]:
    """Ce qui ferait lire un autre fichier : un champ, même coupé en morceaux, ou une image liée."""
    dits: list[str] = []
    for element in racine.iter(etree.Element):
        match etree.QName(element).localname:
            case "altChunk":
                yield "altChunk"
            case "fldChar":
                dits.append(" ")
            case "instrText":
                dits.append(element.text or "")
            case "fldSimple":
                dits.append(f" {element.get(w('instr'), '')} ")
            case "imagedata" | "fill" | "stroke" | "movie" if element.get("src"):
                yield "image liée"
    yield from dict.fromkeys(champ.upper() for champ in _CHAMPS.findall("".join(dits)))


def _est_xml(nom: str) -> bool:
    return nom.lower().endswith((".xml", ".rels"))


def _relations(nom: str, racine: etree._Element) -> Iterator[Probleme]:
    for relation in racine.iter(_RELATION):
        genre = str(relation.get("Type", "")).rsplit("/", 1)[-1]
        if nom == "_rels/.rels" and genre == "officeDocument":
            if str(relation.get("Target", "")).lstrip("/") != _PRINCIPALE:
                yield _ILLISIBLE
            continue
        if genre == "attachedTemplate":
            yield Probleme(nom, "ce document dépend d’un modèle distant. Détachez-le.")
        elif relation.get("TargetMode") == "External":
            cible = str(relation.get("Target", ""))
            if genre != "hyperlink" or not cible.startswith(_LIENS_ADMIS):
                yield Probleme(nom, "ce modèle dépend d’un fichier extérieur. Retirez ce lien.")


def _lecteur() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
