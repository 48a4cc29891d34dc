"""Des papiers à signer, et les façons de les falsifier."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from PIL import Image


def document_riche() -> bytes:
    """Un document Word avec image, en-tête, lien externe et commentaire."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = docx.Document()
    paragraphe = document.add_paragraph(
        "Le plan d’actions de la personne, accents compris : é à ç."
    )
    document.add_comment(paragraphe.runs, text="Vu ensemble", author="organisme", initials="O")
    document.sections[0].header.paragraphs[0].text = "Cap Évolution"
    image = BytesIO()
    Image.new("RGB", (8, 8), "navy").save(image, "png")
    image.seek(0)
    document.add_picture(image)
    document.part.relate_to(
        "https://exemple.fr/formation", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    sortie = BytesIO()
    document.save(sortie)
    return sortie.getvalue()


def parties(octets: bytes) -> dict[str, bytes]:
    """Rend les parties d’un paquet, dans l’ordre."""
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def zipper(contenus: Mapping[str, bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Rend le paquet de ces parties."""
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w", methode) as archive:
        for nom, contenu in contenus.items():
            archive.writestr(nom, contenu)
    return sortie.getvalue()


def changer(octets: bytes, nom: str, geste: Callable[[bytes], bytes]) -> bytes:
    """Rend le paquet, une partie changée ; l’essai échoue si le geste ne change rien."""
    contenus = parties(octets)
    change = geste(contenus[nom])
    assert change != contenus[nom], f"{nom} n’a pas changé"
    return zipper({**contenus, nom: change})


def remplacer(octets: bytes, nom: str, avant: str, apres: str) -> bytes:
    """Rend le paquet, un texte remplacé une fois dans une partie."""
    return changer(octets, nom, lambda c: c.replace(avant.encode(), apres.encode(), 1))


def ajouter(octets: bytes, **ajouts: bytes) -> bytes:
    """Rend le paquet avec des parties de plus."""
    return zipper({**parties(octets), **ajouts})
