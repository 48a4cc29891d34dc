"""Chaque façon connue de falsifier un document signé deux fois, et ce que chacun doit en dire.

La réponse s’écrit par signature, première puis seconde : V valide, x fautive, p intacte mais
incomplète, m valeur juste mais manifeste démenti, ? sans réponse fiable de cette version.
"""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.signing.cas import changer, parties, remplacer, zipper

DOCUMENT, ENTETE = "word/document.xml", "word/header1.xml"
LIENS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
SIG1, SIG2 = "_xmlsignatures/sig1.xml", "_xmlsignatures/sig2.xml"
ORIGINE = "_xmlsignatures/_rels/origin.sigs.rels"
_BUREAU = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REFUSE = "refuse"


@dataclass(frozen=True)
class Falsification:
    """Un changement, et la réponse attendue de chaque lecteur."""

    nom: str
    faire: Callable[[bytes], bytes]
    ici: str
    xmlsec: str
    libreoffice: str


def _rezippe(octets: bytes) -> bytes:
    return zipper(parties(octets), zipfile.ZIP_STORED)


def _avec_relation(octets: bytes, relation: str, ajouts: Mapping[str, bytes]) -> bytes:
    contenus = {**parties(octets), **ajouts}
    contenus[LIENS] = contenus[LIENS].replace(
        b"</Relationships>", f"{relation}</Relationships>".encode()
    )
    return zipper(contenus)


def _partie_ajoutee(octets: bytes) -> bytes:
    relation = f'<Relationship Id="rId99" Type="{_BUREAU}/footnotes" Target="ajout.xml"/>'
    return _avec_relation(octets, relation, {"word/ajout.xml": b"<ajout/>"})


def _modele_distant(octets: bytes) -> bytes:
    relation = (
        f'<Relationship Id="rId98" Type="{_BUREAU}/attachedTemplate" '
        'Target="https://exemple.fr/modele.dotm" TargetMode="External"/>'
    )
    return _avec_relation(octets, relation, {})


def _sans(octets: bytes, nom: str) -> bytes:
    return zipper({n: c for n, c in parties(octets).items() if n != nom})


def _sans_premiere(octets: bytes) -> bytes:
    contenus = parties(octets)
    del contenus[SIG1]
    contenus[ORIGINE] = re.sub(rb'<Relationship [^>]*sig1\.xml"/>', b"", contenus[ORIGINE])
    return zipper(contenus)


def _doublon(octets: bytes) -> bytes:
    from io import BytesIO

    sortie = BytesIO(octets)
    with zipfile.ZipFile(sortie, "a") as archive:
        archive.writestr("word/DOCUMENT.xml", b"<autre/>")
    return sortie.getvalue()


def _certificat_echange(octets: bytes) -> bytes:
    contenus = parties(octets)
    motif = rb"<X509Certificate>(.*?)</X509Certificate>"
    autre = re.search(motif, contenus[SIG2], re.DOTALL)
    assert autre is not None
    contenus[SIG1] = re.sub(motif, autre[0], contenus[SIG1], flags=re.DOTALL)
    return zipper(contenus)


def _relations_retournees(contenu: bytes) -> bytes:
    relations = re.findall(rb"<Relationship [^>]*/>", contenu)
    return re.sub(rb"(<Relationship [^>]*/>)+", b"".join(reversed(relations)), contenu, count=1)


FALSIFICATIONS = (
    Falsification("paquet recompressé", _rezippe, "VV", "VV", "VV"),
    Falsification(
        "un mot du document", lambda o: remplacer(o, DOCUMENT, "plan", "clan"), "xx", "mm", "xx"
    ),
    Falsification("l’en-tête", lambda o: remplacer(o, ENTETE, "Cap", "Cup"), "xx", "mm", "xx"),
    Falsification(
        "un lien", lambda o: remplacer(o, LIENS, "exemple.fr", "exempls.fr"), "xx", "mm", "xx"
    ),
    Falsification("une partie ajoutée", _partie_ajoutee, "pp", "VV", "VV"),
    Falsification("un modèle distant", _modele_distant, "pp", "VV", "VV"),
    Falsification(
        "la nature d’une partie",
        lambda o: remplacer(o, TYPES, "wordprocessingml.header+xml", "wordprocessingml.footer+xml"),
        "xx",
        "VV",
        "VV",
    ),
    Falsification(
        "l’heure de la seconde",
        lambda o: remplacer(o, SIG2, "2026-11-25T09:30:00Z", "2026-11-24T09:30:00Z"),
        "Vx",
        "Vx",
        "Vx",
    ),
    Falsification(
        "la valeur de la seconde",
        lambda o: changer(
            o, SIG2, lambda c: re.sub(rb"(<SignatureValue>)(..)", rb"\1AA", c, count=1)
        ),
        "Vx",
        "Vx",
        "Vx",
    ),
    Falsification(
        "le rôle de la première",
        lambda o: remplacer(o, SIG1, "Conseillère", "Directrice"),
        "xV",
        "xV",
        "xV",
    ),
    Falsification(
        "le commentaire de la première",
        lambda o: remplacer(o, SIG1, "Lu et approuvé", "Vu et approuvé"),
        "xV",
        "xV",
        "xV",
    ),
    Falsification("le certificat de la première", _certificat_echange, "xV", "xV", "xV"),
    Falsification(
        "une référence retirée du manifeste",
        lambda o: changer(
            o,
            SIG1,
            lambda c: re.sub(rb'<Reference URI="/word/header1.*?</Reference>', b"", c, count=1),
        ),
        "xV",
        "xV",
        "xV",
    ),
    Falsification("une partie signée retirée", lambda o: _sans(o, ENTETE), "xx", "xx", "?"),
    Falsification(
        "le titre dans les propriétés",
        lambda o: changer(
            o,
            "docProps/core.xml",
            lambda c: c.replace(
                b"</cp:coreProperties>", b"<cp:version>9</cp:version></cp:coreProperties>"
            ),
        ),
        "VV",
        "VV",
        "VV",
    ),
    Falsification("la première signature retirée", _sans_premiere, "V", "V", "V"),
    Falsification(
        "une partie orpheline",
        lambda o: zipper({**parties(o), "word/perdu.xml": b"<a/>"}),
        "VV",
        "VV",
        "VV",
    ),
    Falsification(
        "des relations dans un autre ordre",
        lambda o: changer(o, LIENS, _relations_retournees),
        "VV",
        "VV",
        "VV",
    ),
    Falsification(
        "des blancs entre les relations",
        lambda o: changer(o, LIENS, lambda c: c.replace(b"/><", b"/>\n  <")),
        "VV",
        "?",
        "?",
    ),
    Falsification("deux fois la même partie", _doublon, REFUSE, "?", "?"),
)
