"""Reconnaître un papier revenu signé : lire le code carré d’une image ou d’un PDF numérisé."""

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cep_desktop.documents.bride import faire_a_part
from cep_desktop.domain.erreurs import ErreurMetier

if TYPE_CHECKING:
    from PIL.Image import Image

TAILLE_MAXIMALE = 40_000_000
"""Octets d’un scan ; une page en couleur à 300 points par pouce en fait dix fois moins."""
_PIXELS_MAXIMUM = 25_000_000
_PAGES_MAXIMUM = 20
_POINTS_PAR_POUCE = 200
_POINTS_DU_PDF = 72
_DELAI = 20.0
_CODE = re.compile(r"CEP:(?P<numero>[^:]{1,40}):(?P<version>\d{1,3}):(?P<empreinte>[0-9A-F]{16})")
_PDF = b"%PDF-"


class ScanIllisible(ErreurMetier):
    """Ce fichier n’est pas une image ou un PDF lisible, ou aucun de nos codes n’y est."""


@dataclass(frozen=True, slots=True)
class CodeLu:
    """Le papier que dit un code : dossier, version du plan, début de l’empreinte, page du scan."""

    numero: str
    version: int
    empreinte: str
    page: int


def reconnaitre(octets: bytes) -> tuple[CodeLu, ...]:
    """Rend les codes lus, dans l’ordre des pages ; le fichier est ouvert dans un processus borné.

    Lève `ScanIllisible` ou `TravailArrete`.
    """
    if len(octets) > TAILLE_MAXIMALE:
        raise ScanIllisible(
            "Ce scan est trop lourd.",
            remede="Numérisez de nouveau, en noir et blanc ou à 200\u00a0points par pouce.",
        )
    return faire_a_part(lire_les_codes, octets, delai=_DELAI)


def lire_les_codes(octets: bytes) -> tuple[CodeLu, ...]:
    """Lit les codes d’un fichier, ici même. Lève `ScanIllisible`."""
    import zxingcpp

    carres = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    lus: dict[tuple[str, int], CodeLu] = {}
    for page, image in enumerate(_pages(octets), 1):
        for code in zxingcpp.read_barcodes(image, formats=carres):
            if trouve := _CODE.fullmatch(code.text):
                numero, version = trouve["numero"], int(trouve["version"])
                lu = CodeLu(numero, version, trouve["empreinte"], page)
                lus.setdefault((numero, version), lu)
    if not lus:
        raise ScanIllisible(
            "Aucun code de plan n’a été trouvé sur ce scan.",
            remede="Numérisez la page des signatures, entière et nette, à 200\u00a0points par "
            "pouce, puis recommencez.",
        )
    return tuple(lus.values())


def _pages(octets: bytes) -> "Iterator[Image]":
    yield from (_pages_du_pdf(octets) if octets.startswith(_PDF) else _images(octets))


def _images(octets: bytes) -> "Iterator[Image]":
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(octets)) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if image.width * image.height > _PIXELS_MAXIMUM:
                raise _illisible()
            for rang, vue in enumerate(ImageSequence.Iterator(image)):
                if rang >= _PAGES_MAXIMUM:
                    return
                yield vue.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _illisible() from None


def _pages_du_pdf(octets: bytes) -> "Iterator[Image]":
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(octets)
        for rang in range(min(len(document), _PAGES_MAXIMUM)):
            page = document[rang]
            largeur, hauteur = page.get_size()
            echelle = _POINTS_PAR_POUCE / _POINTS_DU_PDF
            if largeur * hauteur * echelle**2 > _PIXELS_MAXIMUM:
                raise _illisible()
            yield page.render(scale=echelle, grayscale=True).to_pil()
    except pypdfium2.PdfiumError:
        raise _illisible() from None


def _illisible() -> ScanIllisible:
    return ScanIllisible(
        "Ce fichier n’est pas une image ou un PDF que l’on sait lire.",
        remede="Numérisez la page en PDF, PNG ou JPEG, puis recommencez.",
    )
