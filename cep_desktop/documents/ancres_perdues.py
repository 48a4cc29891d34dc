"""Les ancres qui ne se rempliraient pas : mal fermées, à une seule accolade, ou hors du texte."""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from cep_desktop.documents.mise_en_page import w
from cep_desktop.domain.erreurs import Probleme

_HORS_DU_TEXTE = {
    "word/footnotes.xml": "Notes de bas de page",
    "word/endnotes.xml": "Notes de fin",
    "word/comments.xml": "Commentaires",
}
_RESTE = re.compile(r"\{\{[^{}]*|\{%[^{}]*|[^{}\s]*\s*(?:\}\}|%\})|\{\s*[a-z_][a-z0-9_.]*\s*\}")
_ANCRE = re.compile(r"\{\{|\{%")
_BALISE = re.compile(r"<[^>]*>")
_EXTRAIT = 60


def restes(lieu: str, textes: Iterator[str]) -> Iterator[Probleme]:
    """Rend chaque accolade qui resterait imprimée telle quelle dans ces textes sans balise."""
    for texte in textes:
        for trouve in _RESTE.finditer(_BALISE.sub("", texte)):
            extrait = trouve[0].strip()[:_EXTRAIT]
            yield Probleme(
                lieu,
                f"«\u00a0{extrait}\u00a0» resterait écrit tel quel. Une ancre s’ouvre par deux "
                "accolades et se ferme par deux.",
            )


def hors_du_texte(archive: zipfile.ZipFile) -> Iterator[Probleme]:
    """Rend les ancres des notes et des commentaires : elles ne s’y remplissent pas."""
    presentes = set(archive.namelist())
    for nom, lieu in _HORS_DU_TEXTE.items():
        if nom not in presentes:
            continue
        racine = etree.fromstring(archive.read(nom))
        for paragraphe in racine.iter(w("p")):
            texte = "".join(t.text or "" for t in paragraphe.iter(w("t")))
            if _ANCRE.search(texte):
                extrait = texte.strip()[:_EXTRAIT]
                yield Probleme(
                    lieu, f"«\u00a0{extrait}\u00a0» ne s’y remplit pas. Mettez-le dans le texte."
                )
