"""Des dessins faits pour l’imprimante : mesurés en millimètres, rendus à 300 points par pouce."""

import io
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFont

from cep_desktop.domain.typographie import INSECABLE
from cep_desktop.locations import ressources

POINTS_PAR_POUCE = 300
_SURECHANTILLONNAGE = 3
_MM_PAR_POUCE = 25.4
_POINTS_TYPO_PAR_POUCE = 72
_DENSITE = POINTS_PAR_POUCE * _SURECHANTILLONNAGE
_COMPRESSION = 6
"""Au-delà, un dessin d’aplats ne gagne presque rien et prend trois fois plus de temps."""
BLANC = "#FFFFFF"
MARGE = 0.12
"""Blanc laissé au bord d’une petite image (en millimètres), que certains lecteurs rognent."""
_PETIT_MOT = re.compile(r"\b(\w{1,3}) ")

Graisse = Literal["Regular", "Medium", "SemiBold", "Bold"]
Point = tuple[float, float]


@cache
def couleur(jeton: str) -> str:
    """Rend la couleur d’un jeton du thème clair : le papier est toujours clair."""
    jetons = json.loads((ressources() / "jetons.json").read_text(encoding="utf-8"))
    return str(jetons["light"][jeton])


@cache
def _police(graisse: Graisse, corps: float) -> ImageFont.FreeTypeFont:
    fichier = ressources() / "polices" / f"CEPLisible-{graisse}.ttf"
    taille = corps * _DENSITE / _POINTS_TYPO_PAR_POUCE
    return ImageFont.truetype(str(fichier), taille, layout_engine=ImageFont.Layout.BASIC)


@cache
def _absent() -> bytes:
    return bytes(_police("Regular", 4).getmask("\uffff"))


def sait_ecrire(texte: str) -> bool:
    """Vrai si la police du papier a un dessin pour chaque caractère du texte."""
    police = _police("Regular", 4)
    return all(
        caractere.isspace() or bytes(police.getmask(caractere)) != _absent() for caractere in texte
    )


def mesurer(texte: str, corps: float, graisse: Graisse = "Regular") -> float:
    """Largeur du texte en millimètres, à ce corps (en points)."""
    return _police(graisse, corps).getlength(texte) * _MM_PAR_POUCE / _DENSITE


def couper(
    texte: str, largeur: float, corps: float, graisse: Graisse = "Regular"
) -> tuple[str, ...]:
    """Répartit un texte sur des lignes qui tiennent dans la largeur (en millimètres).

    Un mot trop long est coupé ; les espaces insécables ne sont jamais des fins de ligne.
    """
    police = (corps, graisse)
    lignes: list[str] = []
    for mot in texte.split(" "):
        reste = mot
        if lignes and mesurer(f"{lignes[-1]} {reste}", corps, graisse) <= largeur:
            lignes[-1] = f"{lignes[-1]} {reste}"
            continue
        while len(reste) > 1 and mesurer(reste, corps, graisse) > largeur:
            garde = max(1, bisect_right(range(1, len(reste)), largeur, key=_jusqu_a(reste, police)))
            lignes.append(reste[:garde])
            reste = reste[garde:]
        lignes.append(reste)
    return tuple(lignes)


def _jusqu_a(texte: str, police: tuple[float, Graisse]) -> Callable[[int], float]:
    """Largeur des premiers caractères d’un texte."""
    return lambda nombre: mesurer(texte[:nombre], *police)


def equilibrer(
    texte: str, largeur: float, corps: float, graisse: Graisse = "Regular"
) -> tuple[str, ...]:
    """Comme `couper`, en lignes de longueurs proches et sans petit mot en fin de ligne."""
    lie = _PETIT_MOT.sub(f"\\1{INSECABLE}", texte)
    lignes = couper(lie, largeur, corps, graisse)
    essai = lignes
    while len(essai) == len(lignes):
        lignes = essai
        serree = max(mesurer(ligne, corps, graisse) for ligne in lignes) - 0.1
        essai = couper(lie, serree, corps, graisse)
        if max(mesurer(ligne, corps, graisse) for ligne in essai) > serree:
            break
    return lignes


class Toile:
    """Feuille blanche où l’on dessine en millimètres, puis que l’on rend en PNG.

    Les tracés sont faits trois fois trop grands puis réduits : chaque bord est lisse.
    `image` est le dessin agrandi, avant réduction.
    """

    def __init__(self, largeur: float, hauteur: float) -> None:
        self.largeur = largeur
        self.hauteur = hauteur
        taille = (self._px(largeur), self._px(hauteur))
        self.image = Image.new("RGB", taille, BLANC)
        self._pinceau = ImageDraw.Draw(self.image)

    @staticmethod
    def _px(mm: float) -> int:
        reduits = round(mm * POINTS_PAR_POUCE / _MM_PAR_POUCE)
        return max(reduits, 1) * _SURECHANTILLONNAGE

    @staticmethod
    def _fin(mm: float) -> float:
        return mm * _DENSITE / _MM_PAR_POUCE

    def _points(self, points: Sequence[Point]) -> list[Point]:
        return [(self._fin(x), self._fin(y)) for x, y in points]

    def _trait(self, epaisseur: float) -> int:
        return max(1, round(self._fin(epaisseur))) if epaisseur else 0

    def rond(
        self, centre: Point, rayon: float, fond: str | None, trait: str | None = None,
        epaisseur: float = 0,
    ) -> None:  # fmt: skip
        """Trace un disque ; le trait est pris à l’intérieur du rayon."""
        x, y = centre
        coins = self._points([(x - rayon, y - rayon), (x + rayon, y + rayon)])
        self._pinceau.ellipse(coins, fill=fond, outline=trait, width=self._trait(epaisseur))

    def demi_rond(self, centre: Point, rayon: float, fond: str) -> None:
        """Trace la moitié droite d’un disque plein."""
        x, y = centre
        coins = self._points([(x - rayon, y - rayon), (x + rayon, y + rayon)])
        self._pinceau.pieslice(coins, -90, 90, fill=fond)

    def cadre(
        self, coin: Point, taille: Point, rayon: float, *, fond: str | None = None,
        trait: str | None = None, epaisseur: float = 0,
    ) -> None:  # fmt: skip
        """Trace un rectangle aux coins arrondis ; le trait est pris à l’intérieur."""
        (x, y), (largeur, hauteur) = coin, taille
        coins = self._points([(x, y), (x + largeur, y + hauteur)])
        arrondi = self._fin(min(rayon, largeur / 2, hauteur / 2))
        self._pinceau.rounded_rectangle(
            coins, arrondi, fill=fond, outline=trait, width=self._trait(epaisseur)
        )

    def forme(self, points: Sequence[Point], fond: str) -> None:
        """Trace un polygone plein."""
        self._pinceau.polygon(self._points(points), fill=fond)

    def pochoir(self, contours: Sequence[Sequence[Point]], fond: str) -> None:
        """Peint des contours imbriqués : l’intérieur d’un intérieur reste vide."""
        masque = Image.new("1", self.image.size)
        for contour in contours:
            plein = Image.new("1", self.image.size)
            ImageDraw.Draw(plein).polygon(self._points(contour), fill=1)
            masque = ImageChops.logical_xor(masque, plein)
        self.image.paste(fond, (0, 0), masque)

    def ligne(self, points: Sequence[Point], trait: str, epaisseur: float) -> None:
        """Trace une ligne brisée aux angles et aux bouts ronds."""
        fins = self._points(points)
        self._pinceau.line(fins, fill=trait, width=self._trait(epaisseur), joint="curve")
        rayon = self._fin(epaisseur) / 2
        for x, y in (fins[0], fins[-1]):
            self._pinceau.ellipse((x - rayon, y - rayon, x + rayon, y + rayon), fill=trait)

    def texte(
        self, position: Point, texte: str, corps: float, encre: str, *,
        graisse: Graisse = "Regular", ancre: str = "ls",
    ) -> None:  # fmt: skip
        """Écrit un texte ; l’ancre est celle de Pillow (`ls` : ligne de base, à gauche)."""
        (ou,) = self._points([position])
        self._pinceau.text(ou, texte, fill=encre, font=_police(graisse, corps), anchor=ancre)

    def coller(self, motif: "Toile", coin: Point, taille: Point, rayon: float) -> None:
        """Colle un motif de mêmes dimensions dans un cadre arrondi, sans déborder."""
        masque = Image.new("L", motif.image.size)
        pochoir = ImageDraw.Draw(masque)
        (largeur, hauteur) = self._points([taille])[0]
        arrondi = self._fin(min(rayon, taille[0] / 2, taille[1] / 2))
        pochoir.rounded_rectangle((0, 0, largeur, hauteur), arrondi, fill=255)
        x, y = self._points([coin])[0]
        self.image.paste(motif.image, (round(x), round(y)), masque)

    def png(self) -> bytes:
        """Rend le dessin à 300 points par pouce."""
        sortie = io.BytesIO()
        reduite = self.image.reduce(_SURECHANTILLONNAGE)
        reduite.save(
            sortie, "PNG", dpi=(POINTS_PAR_POUCE, POINTS_PAR_POUCE), compress_level=_COMPRESSION
        )
        return sortie.getvalue()
