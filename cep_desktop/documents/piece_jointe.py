"""Reconnaître un fichier que l’on joint : un PDF ou une image, entier et lisible."""

import io
import warnings

from cep_desktop.documents.bride import faire_a_part
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.piece import NaturePiece

TAILLE_MAXIMALE = 20 * 1024 * 1024
"""Octets d’un fichier joint ; une attestation numérisée en fait cent fois moins."""
_PIXELS_MAXIMUM = 50_000_000
_DELAI = 20.0
_PDF, _PNG, _JPEG = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


class PieceRefusee(ErreurMetier):
    """Ce fichier ne peut pas être joint ; rien n’est changé."""


def reconnaitre(octets: bytes) -> NaturePiece:
    """Dit ce qu’est un fichier venu d’ailleurs, ouvert dans un processus borné.

    Lève `PieceRefusee` ou `TravailArrete`.
    """
    if not octets.startswith((_PDF, _PNG, _JPEG)):
        raise PieceRefusee(
            "Ce type de fichier ne se joint pas.",
            remede="Joignez un PDF, ou une image PNG ou JPEG.",
        )
    return faire_a_part(ouvrir, octets, delai=_DELAI)


def ouvrir(octets: bytes) -> NaturePiece:
    """Ouvre le fichier ici même, sans rien en garder. Lève `PieceRefusee`."""
    if octets.startswith(_PDF):
        _ouvrir_le_pdf(octets)
        return NaturePiece.PDF
    _ouvrir_l_image(octets)
    return NaturePiece.IMAGE


def _ouvrir_le_pdf(octets: bytes) -> None:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(octets) as document:
            if len(document) and document[0].get_size():
                return
    except pypdfium2.PdfiumError:
        pass
    raise _illisible()


def _ouvrir_l_image(octets: bytes) -> None:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(octets)) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if image.width * image.height > _PIXELS_MAXIMUM:
                raise _illisible()
            image.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, Warning, OSError, ValueError,
            SyntaxError):  # fmt: skip
        raise _illisible() from None


def _illisible() -> PieceRefusee:
    return PieceRefusee(
        "Ce fichier ne s’ouvre pas\u00a0: il est abîmé, ou protégé par un mot de passe.",
        remede="Ouvrez-le sur ce poste pour vérifier, ou numérisez-le de nouveau.",
    )
