"""Mettre le logo d’un organisme dans l’en-tête d’un modèle, à sa place et sans déborder."""

import io
import warnings
import zipfile

from lxml import etree

from cep_desktop.documents.figer import figer
from cep_desktop.domain.erreurs import ErreurMetier

TAILLE_MAXIMALE = 5_000_000
"""Octets d’un logo."""
_PIXELS_MAXIMUM = 25_000_000
_HAUTEUR_MM, _LARGEUR_MM = 8.0, 60.0
"""La place du logo : plus grand, il pousserait le texte sur la page suivante."""
_COTE_MAXIMAL = 1_600
_EMU_PAR_MM = 36_000
_LOGO = "word/media/logo.png"
_NOM = "Logo de l’organisme"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class LogoIllisible(ErreurMetier):
    """Ce fichier n’est pas une image que l’on sait imprimer."""

    def __init__(self) -> None:
        super().__init__(
            "Ce logo n’est pas une image que l’on sait imprimer.",
            remede="Donnez un fichier PNG ou JPEG de moins de 5\u00a0Mo.",
        )


def preparer_le_logo(octets: bytes) -> bytes:
    """Rend le logo en PNG, sans métadonnée et à la taille de l’impression. Lève `LogoIllisible`."""
    from PIL import Image, UnidentifiedImageError

    if len(octets) > TAILLE_MAXIMALE:
        raise LogoIllisible
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(octets)) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            est_admise = image.format in {"PNG", "JPEG"}
            if not est_admise or image.width * image.height > _PIXELS_MAXIMUM:
                raise LogoIllisible
            propre = image.convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, Warning, OSError, ValueError,
            SyntaxError) as cause:  # fmt: skip
        raise LogoIllisible from cause
    propre.thumbnail((_COTE_MAXIMAL, _COTE_MAXIMAL))
    sortie = io.BytesIO()
    propre.save(sortie, "PNG", optimize=True)
    return sortie.getvalue()


def poser_le_logo(gabarit: bytes, logo: bytes) -> bytes:
    """Rend le modèle avec ce logo (déjà préparé) ; un modèle sans place de logo ne change pas."""
    with zipfile.ZipFile(io.BytesIO(gabarit)) as source:
        parties = {nom: source.read(nom) for nom in source.namelist()}
    if _LOGO not in parties:
        return gabarit
    parties[_LOGO] = logo
    for nom in [n for n in parties if n.startswith("word/header") and n.endswith(".xml")]:
        parties[nom] = _mesurer(parties[nom], _taille(logo))
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w") as cible:
        for nom, octets in parties.items():
            cible.writestr(nom, octets)
    return figer(sortie.getvalue())


def _taille(logo: bytes) -> tuple[int, int]:
    """Largeur et hauteur imprimées, en unités de Word, dans la place prévue."""
    from PIL import Image

    with Image.open(io.BytesIO(logo)) as image:
        rapport = image.width / image.height
    hauteur = min(_HAUTEUR_MM, _LARGEUR_MM / rapport)
    return round(hauteur * rapport * _EMU_PAR_MM), round(hauteur * _EMU_PAR_MM)


def _mesurer(entete: bytes, taille: tuple[int, int]) -> bytes:
    racine = etree.fromstring(entete)
    for proprietes in racine.iter(f"{_WP}docPr"):
        dessin = proprietes.getparent()
        if proprietes.get("name") != _NOM or dessin is None:
            continue
        for etendue in (*dessin.iter(f"{_WP}extent"), *dessin.iter(f"{_A}ext")):
            if etendue.get("cx") is not None:
                etendue.set("cx", str(taille[0]))
                etendue.set("cy", str(taille[1]))
    octets: bytes = etree.tostring(racine, xml_declaration=True, encoding="UTF-8", standalone=True)
    return octets
