"""Remplacer une ancre mal écrite d’un modèle Word par celle que l’on voulait."""

import io
import re
import zipfile
from collections.abc import Sequence

from lxml import etree

from cep_desktop.documents.mise_en_page import w

_PARTIES = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_BALISE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def remplacer(ecrit: str, voulu: str, gabarit: bytes) -> bytes:
    """Rend une copie du modèle où chaque ancre `ecrit` est `voulu` ; le reste ne change pas.

    Le mot n’est cherché qu’entre accolades, même si Word l’a réparti sur plusieurs suites.
    """
    mot = re.compile(rf"(?<![\w.]){re.escape(ecrit)}(?![\w.])")
    sortie = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(gabarit)) as lu,
        zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as copie,
    ):
        for partie in lu.infolist():
            octets = lu.read(partie)
            if _PARTIES.fullmatch(partie.filename):
                octets = _corriger(octets, mot, voulu)
            copie.writestr(partie, octets)
    return sortie.getvalue()


def _corriger(octets: bytes, mot: re.Pattern[str], voulu: str) -> bytes:
    racine = etree.fromstring(octets)
    for paragraphe in racine.iter(w("p")):
        textes = list(paragraphe.iter(w("t")))
        entier = "".join(texte.text or "" for texte in textes)
        places = [
            (balise.start() + trouve.start(), balise.start() + trouve.end())
            for balise in _BALISE.finditer(entier)
            for trouve in mot.finditer(balise[0])
        ]
        for debut, fin in reversed(places):
            _ecrire(textes, debut, fin, voulu)
    rendu: bytes = etree.tostring(racine, xml_declaration=True, encoding="UTF-8", standalone=True)
    return rendu


def _ecrire(textes: Sequence[etree._Element], debut: int, fin: int, voulu: str) -> None:
    """Met `voulu` à la place des signes de `debut` à `fin`, là où le premier est écrit."""
    place = 0
    for texte in textes:
        dit = texte.text or ""
        gauche, droite = debut - place, fin - place
        place += len(dit)
        if droite <= 0 or gauche >= len(dit):
            continue
        neuf = voulu if gauche >= 0 else ""
        texte.text = dit[: max(gauche, 0)] + neuf + dit[droite:]
