"""Les pages exactes d’un papier, telles qu’elles s’impriment : taille, texte, dessin."""

from dataclasses import dataclass
from threading import Lock
from typing import Any

_POINTS_DU_PDF = 72
_VERROU = Lock()
"""PDFium ne se partage pas : deux fils qui dessinent ensemble l’abattent."""


@dataclass(frozen=True, slots=True)
class Dessin:
    """Une page en points de 32 bits (bleu, vert, rouge, rien), `pas` octets par rangée."""

    largeur: int
    hauteur: int
    pas: int
    octets: bytes


@dataclass(frozen=True, slots=True)
class Feuille:
    """Une page d’un PDF : sa taille en points d’imprimerie (1/72 pouce), son texte, sa vignette."""

    largeur: float
    hauteur: float
    texte: str
    vignette: Dessin


def compter_les_pages(pdf: bytes) -> int:
    """Le nombre de pages d’un PDF que nous avons fait."""
    import pypdfium2

    with _VERROU, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def feuilleter(pdf: bytes, rang: int, *, points_par_pouce: float) -> Feuille:
    """Mesure et lit la page `rang` (la première est 0), et en dessine la vignette."""
    import pypdfium2

    with _VERROU, pypdfium2.PdfDocument(pdf) as document:
        page = document[rang]
        texte = " ".join(page.get_textpage().get_text_bounded().split())
        largeur, hauteur = page.get_size()
        return Feuille(largeur, hauteur, texte, _dessiner(page, points_par_pouce))


def lire_les_pages(pdf: bytes) -> tuple[str, ...]:
    """Le texte de chaque page d’un PDF que nous avons fait."""
    import pypdfium2

    with _VERROU, pypdfium2.PdfDocument(pdf) as document:
        return tuple(page.get_textpage().get_text_bounded() for page in document)


def dessiner(pdf: bytes, rang: int, *, points_par_pouce: float) -> Dessin:
    """Dessine la page `rang` (la première est 0) d’un PDF que nous avons fait."""
    import pypdfium2

    with _VERROU, pypdfium2.PdfDocument(pdf) as document:
        return _dessiner(document[rang], points_par_pouce)


def lire_la_zone(pdf: bytes, zone: tuple[float, float, float, float]) -> str:
    """Le texte de la première page dans une zone : gauche, haut, droite, bas, en points."""
    import pypdfium2

    gauche, haut, droite, bas = zone
    with _VERROU, pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        hauteur = page.get_size()[1]
        texte: str = page.get_textpage().get_text_bounded(
            left=gauche, top=hauteur - haut, right=droite, bottom=hauteur - bas
        )
        return texte


def _dessiner(page: Any, points_par_pouce: float) -> Dessin:  # noqa: ANN401 — non annotée
    image = page.render(scale=points_par_pouce / _POINTS_DU_PDF, prefer_bgrx=True)
    return Dessin(image.width, image.height, image.stride, bytes(image.buffer))
