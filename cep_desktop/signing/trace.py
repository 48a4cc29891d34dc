"""Le tracé d’une signature : des points, rien d’autre ; ni pression, ni vitesse, ni heure.

Ces grandeurs seraient des données biométriques (RGPD, article 9). Le pas minimal entre deux points
efface ce que leur espacement dirait de la vitesse.
"""

import io
import math
from dataclasses import dataclass, field

Point = tuple[float, float]
Trait = tuple[Point, ...]

PAS = 1.5
"""Distance minimale entre deux points gardés, en pixels logiques."""
ENCRE = "#1B2C6B"
EPAISSEUR, REPERE = 2.4, 280
"""Épaisseur du trait dans un cadre de cette largeur ; elle grandit et rétrécit avec lui."""
_SURECHANTILLON = 4
_LARGEUR_PNG = 600
_POINTS_PAR_COURBE = 12


@dataclass(frozen=True, slots=True)
class Trace:
    """Des traits dessinés dans un cadre, en pixels logiques ; une valeur, jamais gardée."""

    largeur: float
    hauteur: float
    traits: tuple[Trait, ...] = field(default=(), repr=False)

    @property
    def est_vide(self) -> bool:
        """Vrai si rien n’est dessiné."""
        return not any(self.traits)

    @property
    def est_un_geste(self) -> bool:
        """Vrai si un trait au moins va quelque part : une touche perdue n’est pas une signature."""
        return any(len(trait) > 1 for trait in self.traits)

    def commencer(self, point: Point) -> "Trace":
        """Rend le tracé avec un trait de plus."""
        return Trace(self.largeur, self.hauteur, (*self.traits, (self._dedans(point),)))

    def prolonger(self, point: Point) -> "Trace":
        """Rend le tracé dont le dernier trait va jusqu’ici ; un pas trop court ne compte pas."""
        *autres, dernier = self.traits
        ici = self._dedans(point)
        if math.dist(dernier[-1], ici) < PAS:
            return self
        return Trace(self.largeur, self.hauteur, (*autres, (*dernier, ici)))

    def annuler(self) -> "Trace":
        """Rend le tracé sans son dernier trait."""
        return Trace(self.largeur, self.hauteur, self.traits[:-1])

    def agrandir(self, largeur: float, hauteur: float) -> "Trace":
        """Rend le même dessin dans un autre cadre, sans le déformer, centré."""
        if not self.largeur or not self.hauteur:
            return Trace(largeur, hauteur, self.traits)
        echelle = min(largeur / self.largeur, hauteur / self.hauteur)
        dx = (largeur - self.largeur * echelle) / 2
        dy = (hauteur - self.hauteur * echelle) / 2
        traits = tuple(
            tuple((x * echelle + dx, y * echelle + dy) for x, y in trait) for trait in self.traits
        )
        return Trace(largeur, hauteur, traits)

    def _dedans(self, point: Point) -> Point:
        x, y = point
        return min(max(x, 0.0), self.largeur), min(max(y, 0.0), self.hauteur)


def courbes(trait: Trait) -> list[tuple[Point, Point, Point, Point]]:
    """Rend les courbes de Bézier qui passent par les points d’un trait (Catmull-Rom)."""
    bords = (trait[0], *trait, trait[-1])
    return [
        (b, _vers(b, a, c), _vers(c, d, b), c)
        for a, b, c, d in zip(bords, bords[1:], bords[2:], bords[3:], strict=False)
    ]


def _vers(depart: Point, avant: Point, apres: Point) -> Point:
    return depart[0] + (apres[0] - avant[0]) / 6, depart[1] + (apres[1] - avant[1]) / 6


def ecrire_png(trace: Trace, *, largeur: int = _LARGEUR_PNG, fond: str | None = None) -> bytes:
    """Rend l’image du tracé, transparente sans `fond`, à 300 points par pouce."""
    from PIL import Image, ImageDraw

    hauteur = max(1, round(largeur * trace.hauteur / trace.largeur))
    grand = trace.agrandir(largeur * _SURECHANTILLON, hauteur * _SURECHANTILLON)
    rayon = EPAISSEUR * largeur / REPERE * _SURECHANTILLON / 2
    masque = Image.new("L", (largeur * _SURECHANTILLON, hauteur * _SURECHANTILLON), 0)
    pinceau = ImageDraw.Draw(masque)
    for trait in grand.traits:
        points = [p for courbe in courbes(trait) for p in _parcourir(courbe)] or list(trait)
        pinceau.line(points, fill=255, width=max(1, round(2 * rayon)), joint="curve")
        for x, y in (points[0], points[-1]):
            pinceau.ellipse((x - rayon, y - rayon, x + rayon, y + rayon), fill=255)
    masque = masque.resize((largeur, hauteur), Image.Resampling.LANCZOS)
    image = Image.new("RGBA", (largeur, hauteur), ENCRE)
    image.putalpha(masque)
    if fond is not None:
        dessous = Image.new("RGBA", image.size, fond)
        image = Image.alpha_composite(dessous, image)
    sortie = io.BytesIO()
    image.save(sortie, "png", dpi=(300, 300))
    return sortie.getvalue()


def _parcourir(courbe: tuple[Point, Point, Point, Point]) -> list[Point]:
    pas = [n / _POINTS_PAR_COURBE for n in range(_POINTS_PAR_COURBE + 1)]
    return [(_bezier(courbe, t, 0), _bezier(courbe, t, 1)) for t in pas]


def _bezier(courbe: tuple[Point, Point, Point, Point], t: float, axe: int) -> float:
    a, b, c, d = (point[axe] for point in courbe)
    u = 1 - t
    return u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d
