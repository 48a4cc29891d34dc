"""Lire le tracé d’un pictogramme SVG en polygones, pour l’imprimer sans moteur de dessin.

Seul ce que les pictogrammes livrés emploient est lu : un ou plusieurs `path`, sans transformation.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from cep_desktop.documents.images import Point
from cep_desktop.locations import ressources

COTE = 256.0
"""Côté de la feuille où ces pictogrammes sont dessinés."""
_JETON = re.compile(r"([MmLlHhVvCcSsAaZz])|(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)")
_TAILLES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7}
_PAS = 32
"""Segments d’une courbe : à 24 mm, chacun mesure moins d’un dixième de millimètre."""

Polygone = tuple[Point, ...]


@cache
def contours(nom: str) -> tuple[Polygone, ...]:
    """Les contours d’un pictogramme livré, dans un carré de 256 ; se lisent en pair-impair."""
    racine = etree.fromstring((ressources() / "icones" / f"{nom}.svg").read_bytes())
    traces = (str(chemin.get("d", "")) for chemin in racine.iter("{*}path"))
    return tuple(contour for trace in traces for contour in _suivre(trace))


def _suivre(trace: str) -> Iterator[Polygone]:
    contour: list[Point] = []
    ici, depart, poignee = (0.0, 0.0), (0.0, 0.0), None
    for geste, nombres in _gestes(trace):
        nom, x0, y0 = geste.upper(), *ici
        dx, dy = ici if geste.islower() else (0.0, 0.0)
        controle = None
        if nom == "Z":
            ici = depart
            continue
        if nom == "M":
            if contour:
                yield tuple(contour)
            ici = depart = (nombres[0] + dx, nombres[1] + dy)
            contour = [ici]
        elif nom in {"L", "H", "V"}:
            x = nombres[0] + dx if nom != "V" else x0
            y = nombres[-1] + dy if nom != "H" else y0
            ici = (x, y)
            contour.append(ici)
        elif nom in {"C", "S"}:
            points = [(x + dx, y + dy) for x, y in zip(nombres[::2], nombres[1::2], strict=True)]
            if nom == "S":
                miroir = (2 * x0 - poignee[0], 2 * y0 - poignee[1]) if poignee else ici
                points.insert(0, miroir)
            controle = points[1]
            contour.extend(_courbe(ici, *points))
            ici = points[2]
        else:
            arrivee = (nombres[5] + dx, nombres[6] + dy)
            contour.extend(_arc(ici, arrivee, nombres))
            ici = arrivee
        poignee = controle
    if contour:
        yield tuple(contour)


def _gestes(trace: str) -> Iterator[tuple[str, list[float]]]:
    geste, nombres = "", list[float]()
    for lettre, nombre in _jetons(trace):
        if lettre:
            geste, nombres = lettre, []
            if lettre in "Zz":
                yield lettre, []
            continue
        nombres.append(float(nombre))
        if len(nombres) == _TAILLES[geste.upper()]:
            yield geste, nombres
            nombres = []
            geste = {"M": "L", "m": "l"}.get(geste, geste)


def _jetons(trace: str) -> Iterator[tuple[str, str]]:
    """Lettres et nombres ; les deux drapeaux d’un arc peuvent se toucher (« 11-10 »)."""
    place, dans_l_arc, rang = 0, False, 0
    while place < len(trace):
        if dans_l_arc and rang % 7 in {3, 4} and trace[place] in "01":
            yield "", trace[place]
            place, rang = place + 1, rang + 1
            continue
        trouve = _JETON.match(trace, place)
        if trouve is None:
            place += 1
            continue
        lettre, nombre = trouve[1] or "", trouve[2] or ""
        if lettre:
            dans_l_arc, rang = lettre in "Aa", 0
        else:
            rang += 1
        yield lettre, nombre
        place = trouve.end()


def _courbe(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for rang in range(1, _PAS + 1):
        t = rang / _PAS
        u = 1 - t
        poids = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        yield (
            sum(p * q[0] for p, q in zip(poids, (a, b, c, d), strict=True)),
            sum(p * q[1] for p, q in zip(poids, (a, b, c, d), strict=True)),
        )


def _arc(debut: Point, fin: Point, nombres: list[float]) -> Iterator[Point]:
    """Points d’un arc de cercle ou d’ellipse droite (SVG 1.1, annexe F.6)."""
    rx, ry = abs(nombres[0]), abs(nombres[1])
    (x1, y1), (x2, y2) = debut, fin
    if not rx or not ry or debut == fin:
        yield fin
        return
    mx, my = (x1 - x2) / 2, (y1 - y2) / 2
    etirement = (mx / rx) ** 2 + (my / ry) ** 2
    if etirement > 1:
        rx, ry = rx * math.sqrt(etirement), ry * math.sqrt(etirement)
    denominateur = (rx * my) ** 2 + (ry * mx) ** 2
    reste = max(0.0, (rx * ry) ** 2 - denominateur) / denominateur
    signe = -1 if nombres[3] == nombres[4] else 1
    facteur = signe * math.sqrt(reste)
    cx, cy = facteur * rx * my / ry, -facteur * ry * mx / rx
    depart = math.atan2((my - cy) / ry, (mx - cx) / rx)
    arrivee = math.atan2((-my - cy) / ry, (-mx - cx) / rx)
    ecart = arrivee - depart
    if nombres[4] and ecart < 0:
        ecart += 2 * math.pi
    elif not nombres[4] and ecart > 0:
        ecart -= 2 * math.pi
    ox, oy = cx + (x1 + x2) / 2, cy + (y1 + y2) / 2
    for rang in range(1, _PAS + 1):
        angle = depart + ecart * rang / _PAS
        yield ox + rx * math.cos(angle), oy + ry * math.sin(angle)
