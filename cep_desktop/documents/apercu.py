"""L’aperçu d’un papier : ses pages exactes, en images, telles qu’elles s’impriment."""

from dataclasses import dataclass

_POINTS_DU_PDF = 72
PAGES_MAXIMUM = 60


@dataclass(frozen=True, slots=True)
class PageVue:
    """Une page en PNG, à la densité demandée."""

    numero: int
    png: bytes


def compter_les_pages(pdf: bytes) -> int:
    """Le nombre de pages d’un PDF que nous avons fait."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf))


def pages(pdf: bytes, *, points_par_pouce: int = 110) -> tuple[PageVue, ...]:
    """Les pages d’un PDF que nous avons fait, dans l’ordre ; soixante au plus."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    vues = []
    for rang in range(min(len(document), PAGES_MAXIMUM)):
        image = document[rang].render(scale=points_par_pouce / _POINTS_DU_PDF).to_pil()
        sortie = io.BytesIO()
        image.save(sortie, "PNG", compress_level=1)
        vues.append(PageVue(rang + 1, sortie.getvalue()))
    return tuple(vues)
