"""Des façons de tromper qui lit une signature Office, sans la clé du signataire."""

import base64
import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from cep_desktop.signing import noms
from tests.signing.cas import changer, parties, zipper
from tests.signing.falsifications import DOCUMENT, LIENS, ORIGINE, SIG1, TYPES

RACINE = "_rels/.rels"
_BUREAU = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COEUR = "application/vnd.openxmlformats-package.core-properties+xml"
_PIED = b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@dataclass(frozen=True)
class Attaque:
    """Un geste, et ce que le vérificateur doit en dire : « x » fautive, « p » incomplète."""

    nom: str
    faire: Callable[[bytes], bytes]
    dit: str


def lier(
    octets: bytes, porteuse: str, cible: str, genre: str = "footnotes", **de_plus: str
) -> bytes:
    """Rend le paquet avec une relation de plus."""
    attributs = {"Id": "rId77", "Type": f"{_BUREAU}/{genre}", "Target": cible, **de_plus}
    relation = "".join(f' {nom}="{valeur}"' for nom, valeur in attributs.items())
    return changer(
        octets,
        porteuse,
        lambda c: c.replace(
            b"</Relationships>", f"<Relationship{relation}/></Relationships>".encode()
        ),
    )


def typer(octets: bytes, nom: str, genre: str) -> bytes:
    """Rend le paquet, le type d’une partie déclaré."""
    return changer(
        octets,
        TYPES,
        lambda c: c.replace(
            b"</Types>", f'<Override PartName="/{nom}" ContentType="{genre}"/></Types>'.encode()
        ),
    )


def avec(octets: bytes, nom: str, contenu: bytes) -> bytes:
    """Rend le paquet avec une partie de plus."""
    return zipper({**parties(octets), nom: contenu})


def _deguisee_en_proprietes(octets: bytes) -> bytes:
    """Une note de bas de page déclarée « propriétés », que personne ne signe."""
    ajoutee = typer(avec(octets, "word/ajout.xml", _PIED), "word/ajout.xml", _COEUR)
    return lier(ajoutee, LIENS, "ajout.xml")


def _cachee_dans_les_signatures(octets: bytes) -> bytes:
    """Une partie rangée dans le dossier des signatures, que personne ne signe."""
    return lier(avec(octets, "_xmlsignatures/ajout.xml", _PIED), LIENS, "/_xmlsignatures/ajout.xml")


def _second_document(octets: bytes) -> bytes:
    ajoutee = typer(avec(octets, "autre.xml", parties(octets)[DOCUMENT]), "autre.xml", _COEUR)
    return lier(ajoutee, RACINE, "autre.xml", "officeDocument")


def _relations_en_capitales(octets: bytes) -> bytes:
    """Les relations d’un en-tête qui n’en avait pas, sous un nom que Word lit quand même."""
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_BUREAU}/image" Target="https://exemple.fr/a.png" '
        'TargetMode="External"/></Relationships>'
    )
    return avec(octets, "word/_rels/HEADER1.xml.rels", relation.encode())


def _informations_de_plus(octets: bytes) -> bytes:
    """Un second SignedInfo, non signé, couvre ce que l’on a ajouté."""
    ajoutee = lier(octets, LIENS, "https://exemple.fr/modele.dotm", "attachedTemplate",
                   TargetMode="External")  # fmt: skip
    objet = (
        '<Object xmlns="http://www.w3.org/2000/09/xmldsig#" Id="faux"><Manifest>'
        '<Reference URI="/word/_rels/document.xml.rels?ContentType='
        'application/vnd.openxmlformats-package.relationships+xml"><Transforms>'
        '<Transform Algorithm="http://schemas.openxmlformats.org/package/2006/RelationshipTransform">'
        '<mdssi:RelationshipReference xmlns:mdssi="http://schemas.openxmlformats.org/package/2006/'
        'digital-signature" SourceId="rId77"></mdssi:RelationshipReference></Transform>'
        "</Transforms>"
        '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>'
        "<DigestValue>{resume}</DigestValue></Reference></Manifest></Object>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId77" Target="https://exemple.fr/modele.dotm" TargetMode="External" '
        f'Type="{_BUREAU}/attachedTemplate"></Relationship></Relationships>'
    )
    objet = objet.format(resume=_resumer(relations))
    informations = (
        '<SignedInfo><Reference URI="#faux"><DigestMethod Algorithm='
        '"http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>'
        f"{_resumer(objet)}</DigestValue></Reference></SignedInfo>"
    )
    fin = b"</Signature>"
    return changer(ajoutee, SIG1, lambda c: c.replace(fin, f"{informations}{objet}".encode() + fin))


def _resumer(texte: str) -> str:
    return base64.b64encode(hashlib.sha256(texte.encode()).digest()).decode()


def _objet_deplace(octets: bytes) -> bytes:
    """L’objet signé est caché dans un autre ; un faux, au même nom, prend sa place."""

    def envelopper(contenu: bytes) -> bytes:
        vrai = re.search(rb'<Object Id="idOfficeObject".*?</Object>', contenu, re.DOTALL)
        assert vrai is not None
        faux = vrai[0].replace(b"Lu et approuv", b"Vu et approuv")
        return contenu.replace(vrai[0], faux + b"<Object>" + vrai[0] + b"</Object>")

    return changer(octets, SIG1, envelopper)


def _signature_comptee_deux_fois(octets: bytes) -> bytes:
    """La seconde signature retirée, la première montrée deux fois."""
    return changer(octets, ORIGINE, lambda c: c.replace(b"sig2.xml", b"sig1.xml"))


def _signature_copiee(octets: bytes) -> bytes:
    contenus = parties(octets)
    return changer(octets, "_xmlsignatures/sig2.xml", lambda _: contenus[SIG1])


def _premiere_reference_repetee(octets: bytes) -> bytes:
    """Une référence écrite deux fois dans le manifeste."""

    def repeter(contenu: bytes) -> bytes:
        trouve = re.search(rb'<Reference URI="/word/document.*?</Reference>', contenu, re.DOTALL)
        assert trouve is not None
        return contenu.replace(trouve[0], trouve[0] * 2)

    return changer(octets, SIG1, repeter)


def _doctype(octets: bytes) -> bytes:
    return changer(
        octets,
        SIG1,
        lambda c: c.replace(b"<Signature", b'<!DOCTYPE a [<!ENTITY b "c">]><Signature', 1),
    )


def _transformation(octets: bytes) -> bytes:
    """Un XSLT à la place de la mise en forme canonique."""
    return changer(
        octets,
        SIG1,
        lambda c: c.replace(
            b'<Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>',
            b'<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>',
        ),
    )


def _resume_md5(octets: bytes) -> bytes:
    return changer(
        octets,
        SIG1,
        lambda c: c.replace(b"2001/04/xmlenc#sha256", b"2001/04/xmldsig-more#md5", 1),
    )


def _sans_reference_des_proprietes(octets: bytes) -> bytes:
    return changer(
        octets,
        SIG1,
        lambda c: re.sub(rb'<Reference[^>]*#idSignedProperties".*?</Reference>', b"", c, count=1),
    )


ATTAQUES = (
    Attaque("une note déguisée en propriétés", _deguisee_en_proprietes, "pp"),
    Attaque("une note dans le dossier des signatures", _cachee_dans_les_signatures, "pp"),
    Attaque("un second document principal", _second_document, "pp"),
    Attaque("des relations en capitales", _relations_en_capitales, "pp"),
    Attaque(
        "un lien externe dans un coin",
        lambda o: lier(o, RACINE, "https://exemple.fr", "hyperlink", TargetMode="External"),
        "pp",
    ),
    Attaque("un second SignedInfo", _informations_de_plus, "xp"),
    Attaque("un objet signé déplacé", _objet_deplace, "xV"),
    Attaque("la même signature deux fois", _signature_comptee_deux_fois, "xx"),
    Attaque("une signature copiée", _signature_copiee, "xx"),
    Attaque("une référence répétée", _premiere_reference_repetee, "xV"),
    Attaque("un DOCTYPE dans la signature", _doctype, "refuse"),
    Attaque("une transformation inattendue", _transformation, "xV"),
    Attaque("un résumé MD5", _resume_md5, "xV"),
    Attaque("les propriétés signées oubliées", _sans_reference_des_proprietes, "xV"),
    Attaque(
        "deux origines",
        lambda o: lier(o, RACINE, "_xmlsignatures/origin.sigs", Type=noms.ORIGINE),
        "refuse",
    ),
)


def nom_local_menteur(octets: bytes) -> bytes:
    """Le sommaire du zip dit « document.xml », l’entrée elle-même dit un autre nom."""
    avant, apres = b"word/document.xml", b"word/dacument.xml"
    place = octets.index(avant)
    return octets[:place] + apres + octets[place + len(apres) :]


def entree_hors_du_sommaire(octets: bytes) -> bytes:
    """Une seconde « document.xml », que seul un lecteur qui lit du début verrait."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w") as cachee:
        cachee.writestr(DOCUMENT, b"<autre/>")
    entree = sortie.getvalue()[: sortie.getvalue().index(b"PK\x01\x02")]
    place = octets.rindex(b"PK\x05\x06")
    debut = struct.unpack_from("<I", octets, place + 16)[0]
    fin = octets[: place + 16] + struct.pack("<I", debut + len(entree)) + octets[place + 20 :]
    sommaire = bytearray(fin[debut:])
    for trouve in re.finditer(rb"PK\x01\x02", bytes(sommaire)):
        decalage = trouve.start() + 42
        (ancien,) = struct.unpack_from("<I", sommaire, decalage)
        struct.pack_into("<I", sommaire, decalage, ancien + len(entree))
    return entree + fin[:debut] + bytes(sommaire)
