"""Les lignes de signature d’un classeur : Excel les montre, une clé les remplit.

Une ligne est une image VML ([MS-OI29500], élément signatureline) que l’écrivain de classeurs ne
sait pas faire ; elle s’ajoute au fichier une fois écrit, avant toute signature.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cep_desktop.documents.encre import FOURNISSEUR, Encre, dessiner
from cep_desktop.documents.figer import figer

_VML = "xl/drawings/vmlDrawingSignatures.vml"
_RELATION = "rIdSignatures"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SUITE = ("<legacyDrawingHF", "<picture", "<oleObjects", "<controls", "<tableParts", "<extLst")
"""Ce qui vient après `legacyDrawing` dans une feuille (ECMA-376, CT_Worksheet)."""

_DESSIN = Markup(
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t"'
    ' path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f"><v:stroke joinstyle="miter"/>'
    '<v:path o:extrusionok="f" gradientshapeok="t" o:connecttype="rect"/>'
    '<o:lock v:ext="edit" aspectratio="t"/></v:shapetype>{formes}</xml>'
)
_FORME = Markup(
    '<v:shape id="_x0000_s{numero}" type="#_x0000_t75" alt="{description}"'
    ' style="position:absolute;width:{largeur}pt;height:{hauteur}pt;z-index:{rang}">'
    '<v:imagedata o:relid="rId{rang}" o:title=""/>'
    '<o:lock v:ext="edit" ungrouping="t" rotation="t" cropping="t" verticies="t" text="t"'
    ' grouping="t"/>'
    '<o:signatureline v:ext="edit" id="{guid}" provid="{fournisseur}"'
    ' o:suggestedsigner="{nom}" o:suggestedsigner2="{titre}" issignatureline="t"'
    ' signinginstructionsset="f" allowcomments="t" showsigndate="f"/>'
    '<x:ClientData ObjectType="Pict"><x:SizeWithCells/><x:Anchor>{ancre}</x:Anchor>'
    "<x:CF>Pict</x:CF><x:AutoPict/></x:ClientData></v:shape>"
)
_LIEN = Markup('<Relationship Id="{id}" Type="{type}" Target="{cible}"/>')
_PREMIER = 1025
"""Premier numéro de forme qu’Excel donne sur une feuille."""


@dataclass(frozen=True, slots=True)
class Place:
    """Où poser une ligne : sa case, son décalage et sa taille, en pixels."""

    rangee: int
    colonne: int
    x: int
    y: int
    largeur: int
    hauteur: int

    @property
    def ancre(self) -> str:
        """Les deux coins, comme Excel les écrit ; la ligne tient dans sa case."""
        coins = (
            (self.colonne, self.x, self.rangee, self.y),
            (self.colonne, self.x + self.largeur, self.rangee, self.y + self.hauteur),
        )
        return ", ".join(str(nombre) for coin in coins for nombre in coin)


def poser_lignes(octets: bytes, feuille: int, lignes: Sequence[tuple[Encre, Place]]) -> bytes:
    """Rend le classeur avec ces lignes sur la feuille de ce rang, à partir de 1."""
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        parties = {nom: paquet.read(nom) for nom in paquet.namelist()}
    page = f"xl/worksheets/sheet{feuille}.xml"
    siennes = f"xl/worksheets/_rels/sheet{feuille}.xml.rels"
    parties[page] = _citer(parties[page])
    parties[siennes] = _relier(parties.get(siennes, _vide()))
    formes, images = Markup(), Markup()
    for rang, (encre, place) in enumerate(lignes, 1):
        nom = f"signature{rang}.png"
        parties[f"xl/media/{nom}"] = dessiner(encre)
        images += _LIEN.format(id=f"rId{rang}", type=f"{_TYPE}/image", cible=f"../media/{nom}")
        formes += _former(rang, encre, place)
    parties[_VML] = _DESSIN.format(formes=formes).encode()
    dossier, _, fichier = _VML.rpartition("/")
    parties[f"{dossier}/_rels/{fichier}.rels"] = _ranger(_vide(), images)
    parties["[Content_Types].xml"] = _declarer(parties["[Content_Types].xml"])
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w") as paquet:
        for nom, contenu in parties.items():
            paquet.writestr(nom, contenu)
    return figer(sortie.getvalue())


def _former(rang: int, encre: Encre, place: Place) -> Markup:
    return _FORME.format(
        numero=_PREMIER + rang - 1,
        rang=rang,
        guid=encre.guid,
        fournisseur=FOURNISSEUR,
        nom=encre.nom,
        titre=encre.titre,
        description=encre.description,
        largeur=place.largeur * 3 / 4,
        hauteur=place.hauteur * 3 / 4,
        ancre=place.ancre,
    )


def _citer(page: bytes) -> bytes:
    """Cite le dessin à sa place, que les tableurs vérifient."""
    cite = f'<legacyDrawing r:id="{_RELATION}"/>'.encode()
    places = [page.index(s) for mot in _SUITE if (s := mot.encode()) in page]
    place = min(places, default=page.index(b"</worksheet>"))
    return page[:place] + cite + page[place:]


def _relier(relations: bytes) -> bytes:
    cible = f"../{_VML.removeprefix('xl/')}"
    return _ranger(relations, _LIEN.format(id=_RELATION, type=f"{_TYPE}/vmlDrawing", cible=cible))


def _ranger(relations: bytes, liens: Markup) -> bytes:
    return relations.replace(b"</Relationships>", f"{liens}</Relationships>".encode())


def _vide() -> bytes:
    return f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()


def _declarer(types: bytes) -> bytes:
    """Ajoute les deux extensions qui manqueraient."""
    for extension, genre in (
        ("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
        ("png", "image/png"),
    ):
        if f'Extension="{extension}"'.encode() not in types:
            ajout = f'<Default Extension="{extension}" ContentType="{genre}"/>'
            types = types.replace(b"<Override", f"{ajout}<Override".encode(), 1)
    return types
