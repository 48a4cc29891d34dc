"""L’encre d’une signature sur un papier : l’image posée, la ligne qu’Office remplit."""

import io
from dataclasses import dataclass

from markupsafe import Markup
from PIL import Image

from cep_desktop.documents.images import Toile, couleur, mesurer

LARGEUR, HAUTEUR = 56.0, 14.0
"""Place d’une signature, en millimètres."""
_MARGE, _PIED, _CORPS, _GRAND = 1.0, 4.6, 7.0, 20.0
_POINTS_PAR_MM = 72 / 25.4
FOURNISSEUR = "{00000000-0000-0000-0000-000000000000}"
"""Le fournisseur de signatures d’Office lui-même."""
_ENCRE = "#1B2C6B"

_LIGNE = Markup(
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<v:shape id="signature{rang}" type="#_x0000_t75" alt="{description}"'
    ' style="width:{largeur}pt;height:{hauteur}pt">'
    '<v:imagedata r:id="{rid}" o:title=""/>'
    '<o:lock v:ext="edit" ungrouping="t" rotation="t" cropping="t" verticies="t" text="t"'
    ' grouping="t"/>'
    '<o:signatureline v:ext="edit" id="{guid}" provid="{fournisseur}"'
    ' o:suggestedsigner="{nom}" o:suggestedsigner2="{titre}" issignatureline="t"'
    ' signinginstructionsset="f" allowcomments="t" showsigndate="f"/>'
    "</v:shape></w:pict></w:r>"
)


@dataclass(frozen=True, slots=True)
class Encre:
    """Ce qu’une personne a tracé ou écrit pour signer, et où cela va.

    `png` est transparent ; vide, le nom est écrit à sa place. `guid` est celui de la ligne de
    signature qu’une clé remplira ; vide, seule l’image est posée.
    """

    png: bytes
    nom: str
    titre: str
    quand: str
    guid: str = ""

    @property
    def description(self) -> str:
        """« Signature de Camille Moreau, le 23 novembre 2026 à 10 h 51 »."""
        return f"Signature de {self.nom}, {self.quand[:1].lower()}{self.quand[1:]}"


def dessiner(encre: Encre) -> bytes:
    """Rend l’image de la signature seule, sur fond blanc."""
    toile = Toile(LARGEUR, HAUTEUR)
    _poser_l_encre(toile, encre, HAUTEUR - 2 * _MARGE)
    return toile.png()


def dessiner_ligne(encre: Encre, *, est_valide: bool) -> bytes:
    """Rend l’image qu’Office montre dans la ligne : l’encre, qui, quand, et si cela tient."""
    toile = Toile(LARGEUR, HAUTEUR)
    if est_valide:
        _poser_l_encre(toile, encre, HAUTEUR - _PIED - 2 * _MARGE)
    else:
        toile.texte(
            (_MARGE, HAUTEUR / 2), "Signature non valide", 11, couleur("bad"), graisse="Bold"
        )
    base = HAUTEUR - _PIED + 0.6
    toile.ligne([(_MARGE, base), (LARGEUR - _MARGE, base)], couleur("line_strong"), 0.2)
    mots = f"{encre.nom}, {encre.quand[:1].lower()}{encre.quand[1:]}"
    corps = min(_CORPS, _CORPS * (LARGEUR - 2 * _MARGE) / max(mesurer(mots, _CORPS), 1))
    toile.texte((_MARGE, HAUTEUR - _MARGE), mots, corps, couleur("ink2"))
    return toile.png()


def _poser_l_encre(toile: Toile, encre: Encre, hauteur: float) -> None:
    largeur = LARGEUR - 2 * _MARGE
    if not encre.png:
        corps = min(_GRAND, _GRAND * largeur / max(mesurer(encre.nom, _GRAND, "Medium"), 1))
        toile.texte((_MARGE, _MARGE + hauteur * 0.7), encre.nom, corps, _ENCRE, graisse="Medium")
        return
    trace = Image.open(io.BytesIO(encre.png)).convert("RGBA")
    cadre = trace.getbbox() or (0, 0, *trace.size)
    trace = trace.crop(cadre)
    echelle = toile.image.width / LARGEUR
    reduction = min(largeur * echelle / trace.width, hauteur * echelle / trace.height)
    taille = (max(1, round(trace.width * reduction)), max(1, round(trace.height * reduction)))
    trace = trace.resize(taille, Image.Resampling.LANCZOS)
    coin = round(_MARGE * echelle)
    toile.image.paste(trace, (coin, coin), trace)


def poser_ligne(encre: Encre, rid: str, rang: int) -> Markup:
    """Rend la ligne de signature à poser dans le texte ([MS-OE376] 2.1, élément signatureline)."""
    return _LIGNE.format(
        rang=rang,
        rid=rid,
        guid=encre.guid,
        fournisseur=FOURNISSEUR,
        nom=encre.nom,
        titre=encre.titre,
        description=encre.description,
        largeur=round(LARGEUR * _POINTS_PAR_MM, 1),
        hauteur=round(HAUTEUR * _POINTS_PAR_MM, 1),
    )
