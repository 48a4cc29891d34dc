"""Remplir un papier Word : textes et images posés dans le bac à sable, puis paquet figé."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree
from markupsafe import Markup, escape

from cep_desktop.documents.figer import figer
from cep_desktop.documents.gabarit import preparer
from cep_desktop.documents.typographie import Phrase
from cep_desktop.domain.erreurs import ErreurMetier

_EMU_PAR_MM = 36_000
_PROPRIETE_MAXIMALE = 255
"""Caractères qu’une propriété de document admet (ECMA-376, partie 2)."""
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECORATIVE = Markup(
    '<a:extLst xmlns:a="{a}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
).format(a=_A)
_DESSIN = Markup(
    '<w:r><w:drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:docPr id="1" name="Image" descr="{descr}">{extension}</wp:docPr>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/>'
    '</wp:cNvGraphicFramePr><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}">'
    '<pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="0" name="Image"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{r}" r:embed="{rid}"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_SAUT = Markup("<w:r><w:br/></w:r>")

Valeurs = Mapping[str, object]
"""Ce que reçoit un gabarit : des textes, des listes et des dictionnaires, jamais un objet."""


class PapierImpossible(ErreurMetier):
    """Un papier ne peut pas être écrit en entier ; rien n’est écrit."""


@dataclass(frozen=True, slots=True)
class Fiche:
    """Les propriétés d’un fichier Word : ni nom de personne, ni date du jour."""

    titre: str
    organisme: str
    dossier: str
    le: date


class PapierWord:
    """Un gabarit ouvert, que l’on remplit une fois. Lève `PapierImpossible`.

    `corps` est le corps du document, une fois rempli.
    """

    def __init__(self, gabarit: bytes) -> None:
        self._modele = DocxTemplate(io.BytesIO(gabarit))
        try:
            self._modele.init_docx()
        except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as cause:
            raise PapierImpossible("Ce modèle n’est pas un document Word lisible.") from cause
        self._partie = self._modele.docx.part

    @property
    def corps(self) -> etree._Element:
        """L’élément `w:body`."""
        corps: etree._Element = self._partie.element.body
        return corps

    def image(self, png: bytes, taille: tuple[float, float], description: str = "") -> Markup:
        """Range une image et rend le texte à poser (dimensions en millimètres).

        Une image sans description est décorative : un lecteur d’écran la saute.
        """
        rid = self.ranger(png)
        largeur, hauteur = taille
        return _DESSIN.format(
            a=_A,
            pic=_PIC,
            wp=_WP,
            r=_R,
            rid=rid,
            cx=round(largeur * _EMU_PAR_MM),
            cy=round(hauteur * _EMU_PAR_MM),
            descr=description,
            extension="" if description else _DECORATIVE,
        )

    def ranger(self, png: bytes) -> str:
        """Range une image dans le fichier et rend l’identifiant de sa relation."""
        rid, _ = self._partie.get_or_add_image(io.BytesIO(png))
        return str(rid)

    def remplir(self, valeurs: Valeurs) -> None:
        """Remplit le corps, les en-têtes et les pieds de page, dans le bac à sable."""
        modele = self._modele
        try:
            modele.map_tree(parse_xml(self._rendre(modele.get_xml(), valeurs)))
            for famille in (modele.HEADER_URI, modele.FOOTER_URI):
                for rid, partie in tuple(modele.get_headers_footers(famille)):
                    rendu = self._rendre(modele.get_part_xml(partie), valeurs)
                    modele.map_headers_footers_xml(rid, rendu.encode())
        except (TemplateError, etree.XMLSyntaxError, ValueError, KeyError) as cause:
            raise PapierImpossible(
                "Ce papier n’a pas pu être rempli en entier. Rien n’a été écrit.",
                remede="Vérifiez le modèle, ou reprenez le modèle livré.",
            ) from cause

    def octets(self, fiche: Fiche) -> bytes:
        """Rend le fichier : mêmes valeurs, mêmes octets."""
        proprietes = self._modele.docx.core_properties
        minuit = datetime.combine(fiche.le, time(), UTC)
        proprietes.title = fiche.titre[:_PROPRIETE_MAXIMALE]
        proprietes.author = fiche.organisme[:_PROPRIETE_MAXIMALE]
        proprietes.subject = fiche.dossier[:_PROPRIETE_MAXIMALE]
        proprietes.language = "fr-FR"
        proprietes.created = proprietes.modified = minuit
        _numeroter_les_images(self.corps)
        sortie = io.BytesIO()
        self._modele.docx.save(sortie)
        return figer(sortie.getvalue())

    def _rendre(self, xml: str, valeurs: Valeurs) -> str:
        prepare = self._modele.patch_xml(xml)
        return preparer(prepare).render(dict(valeurs))


def poser(phrase: Phrase) -> Markup:
    """Rend une phrase en suites Word ; ses mots forts sont en gras."""
    return Markup().join(
        Markup('<w:r>{gras}<w:t xml:space="preserve">{texte}</w:t></w:r>').format(
            gras=Markup("<w:rPr><w:b/><w:bCs/></w:rPr>") if morceau.est_fort else "",
            texte=escape(morceau.texte),
        )
        for morceau in phrase
    )


def poser_lignes(phrases: Sequence[Phrase]) -> Markup:
    """Rend des phrases dans un même paragraphe, une par ligne."""
    return _SAUT.join(map(poser, phrases))


def _numeroter_les_images(corps: etree._Element) -> None:
    for rang, proprietes in enumerate(corps.iter(f"{{{_WP}}}docPr"), 100):
        proprietes.set("id", str(rang))
        proprietes.set("name", f"Image {rang - 99}")
