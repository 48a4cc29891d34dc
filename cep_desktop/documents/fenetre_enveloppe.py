"""Ce qui se voit dans la fenêtre d’une enveloppe DL : l’adresse, et rien d’autre."""

import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

from cep_desktop.documents.mise_en_page import w

GAUCHE, HAUT, DROITE, BAS = 100, 55, 200, 90
"""Millimètres depuis le coin haut gauche de la feuille pliée en trois."""
LIGNES_MAXIMALES = 6
_LIGNES_MINIMALES = 3
"""L’organisme, la rue, la commune."""
_TWIPS, _POINTS = 1440 / 25.4, 72 / 25.4


@dataclass(frozen=True, slots=True)
class Defaut:
    """Ce qui ne va pas pour cette enveloppe, et ce que l’on voit."""

    titre: str
    precision: str


def regarder(word: bytes, pdf: bytes | None = None) -> Defaut | None:
    """Rend le premier défaut d’un courrier, ou `None`.

    Sans `pdf`, la place se lit dans les cadres du fichier Word ; avec lui, sur la page imprimée.
    """
    lignes = _adresse(word)
    if not lignes:
        return Defaut("L’adresse n’est pas dans la fenêtre de l’enveloppe", "")
    if len(lignes) > LIGNES_MAXIMALES:
        trop = f"{len(lignes)}\u00a0lignes, {LIGNES_MAXIMALES} au plus."
        return Defaut("L’adresse dépasse de la fenêtre de l’enveloppe", trop)
    if pdf is not None and (defaut := _sur_la_page(pdf, lignes)) is not None:
        return defaut
    if len(lignes) < _LIGNES_MINIMALES:
        return Defaut("Une adresse est incomplète", "Il manque la rue ou la commune.")
    return None


def _adresse(word: bytes) -> tuple[str, ...]:
    """Le texte des cadres posés dans la fenêtre, ligne par ligne."""
    with zipfile.ZipFile(io.BytesIO(word)) as paquet:
        corps = etree.fromstring(paquet.read("word/document.xml"))
    lignes = []
    for paragraphe in corps.iter(w("p")):
        cadre = paragraphe.find(f"{w('pPr')}/{w('framePr')}")
        if cadre is None:
            continue
        gauche, haut = (int(cadre.get(w(axe), "0")) / _TWIPS for axe in "xy")
        texte = "".join(t.text or "" for t in paragraphe.iter(w("t"))).strip()
        if texte and GAUCHE <= gauche <= DROITE and HAUT <= haut <= BAS:
            lignes.append(texte)
    return tuple(lignes)


def _sur_la_page(pdf: bytes, lignes: tuple[str, ...]) -> Defaut | None:
    from cep_desktop.documents.apercu import lire_la_zone

    zone = (GAUCHE * _POINTS, HAUT * _POINTS, DROITE * _POINTS, BAS * _POINTS)
    vu, attendu = _lettres(lire_la_zone(pdf, zone)), _lettres("".join(lignes))
    if vu == attendu:
        return None
    if attendu in vu:
        return Defaut("Autre chose que l’adresse se voit dans la fenêtre de l’enveloppe", "")
    return Defaut("L’adresse n’est pas dans la fenêtre de l’enveloppe", "")


def _lettres(texte: str) -> str:
    return re.sub(r"[\W_]+", "", texte)
