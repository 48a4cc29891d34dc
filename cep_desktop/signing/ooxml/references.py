"""Les références d’une signature Office, recalculées une à une."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from cep_desktop.signing import noms
from cep_desktop.signing.algorithmes import FAIBLES, RESUMES
from cep_desktop.signing.canonique import C14N, C14N_COMMENTAIRES, canoniser, lire_xml
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.noms import ds, mdssi
from cep_desktop.signing.ooxml.parties_dites import dire_que
from cep_desktop.signing.paquet import Paquet
from cep_desktop.signing.relations import lire_relations, transformer

_CANONISATIONS = {C14N, C14N_COMMENTAIRES}
_TYPE_DANS_ADRESSE = "?ContentType="
REFERENCES_AU_PLUS = 30
"""Objets qu’une signature désigne au plus ; Office en désigne six."""


@dataclass(slots=True)
class Couverture:
    """Ce qu’un manifeste couvre, changé ou non, et ce qui n’y correspond plus."""

    parties: set[str] = field(default_factory=set)
    relations: dict[str, set[str]] = field(default_factory=dict)
    fautes: list[str] = field(default_factory=list)
    faiblesses: set[str] = field(default_factory=set)


def lire_octets(texte: str | None) -> bytes:
    """Rend des octets écrits en base64 ; vides s’ils sont illisibles."""
    try:
        return base64.b64decode("".join((texte or "").split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def est_le_resume(reference: Element, octets: bytes, couverture: Couverture) -> bool:
    """Vrai si la référence porte le résumé de ces octets, par un algorithme connu."""
    methode = reference.find(ds("DigestMethod"))
    algorithme = methode.get("Algorithm", "") if methode is not None else ""
    resumer = RESUMES.get(algorithme)
    if resumer is None:
        return False
    if algorithme in FAIBLES:
        couverture.faiblesses.add("Résumé SHA-1, que l’on sait aujourd’hui contrefaire.")
    return resumer(octets) == lire_octets(reference.findtext(ds("DigestValue")))


def transformations(reference: Element) -> list[Element]:
    """Rend les transformations d’une référence, dans l’ordre."""
    return list(reference.iterfind(f"{ds('Transforms')}/{ds('Transform')}"))


def verifier_objets(
    signature: Element, informations: Element, couverture: Couverture
) -> list[Element]:
    """Rend les objets de la signature que ses références couvrent, dans l’ordre.

    Chacun est relu de la forme même qui est signée : un commentaire glissé dans un mot ou un objet
    déplacé n’y change rien.
    """
    par_id: dict[str, list[Element]] = {}
    for element in signature.iter():
        if isinstance(element.tag, str) and element.get("Id"):
            par_id.setdefault(element.get("Id", ""), []).append(element)
    couverts = []
    references = list(informations.iterfind(ds("Reference")))
    if len(references) > REFERENCES_AU_PLUS:
        couverture.fautes.append("La signature désigne mal ce qu’elle couvre.")
        return []
    for reference in references:
        adresse = reference.get("URI", "")
        vises = par_id.get(adresse[1:], []) if adresse.startswith("#") else []
        methodes = [t.get("Algorithm", "") for t in transformations(reference)]
        if len(vises) != 1 or not set(methodes) <= _CANONISATIONS:
            couverture.fautes.append("La signature désigne mal ce qu’elle couvre.")
            continue
        methode = methodes[-1] if methodes else C14N
        signe = canoniser(vises[0], methode)
        if est_le_resume(reference, signe, couverture):
            couverts.append(lire_xml(signe, "signature"))
        else:
            couverture.fautes.append("Ce que la signature affirme a été changé après elle.")
    return couverts


def verifier_manifeste(manifeste: Element, paquet: Paquet, couverture: Couverture) -> None:
    """Relit chaque partie du manifeste, et note ce qui est couvert ou changé."""
    vues: set[str] = set()
    for reference in manifeste.iterfind(ds("Reference")):
        nom, separateur, genre = reference.get("URI", "").partition(_TYPE_DANS_ADRESSE)
        if not separateur or not nom.startswith("/") or nom.casefold() in vues:
            couverture.fautes.append("La signature désigne mal une partie du fichier.")
            continue
        vues.add(nom.casefold())
        faute = _verifier_partie(reference, nom, genre, paquet, couverture)
        if faute:
            couverture.fautes.append(faute)


def _verifier_partie(
    reference: Element, nom: str, genre: str, paquet: Paquet, couverture: Couverture
) -> str:
    if not paquet.contient(nom):
        return dire_que(nom, "a disparu")
    nom = paquet.nom_exact(nom)
    if paquet.type_de(nom) != genre:
        return dire_que(nom, "a changé de nature")
    octets = paquet.partie(nom)
    etapes = transformations(reference)
    choix = [t for t in etapes if t.get("Algorithm") == noms.TRANSFORMATION]
    autres = {t.get("Algorithm", "") for t in etapes} - {noms.TRANSFORMATION}
    if len(choix) > 1 or not autres <= _CANONISATIONS:
        return f"La partie «\u00a0{nom}\u00a0» est signée d’une façon inconnue."
    ids = types = frozenset[str]()
    try:
        if choix:
            ids, types = frozenset(_ids(choix[0])), frozenset(_types(choix[0]))
            octets = transformer(octets, nom, ids, types)
        elif autres:
            octets = canoniser(lire_xml(octets, nom), autres.pop())
    except PaquetRefuse as refus:
        return refus.phrase
    est_intacte = est_le_resume(reference, octets, couverture)
    if choix:
        tous = lire_relations(paquet.partie(nom), nom)
        couverture.relations.setdefault(nom, set()).update(
            r.id for r in tous if r.id in ids or r.type in types
        )
    else:
        couverture.parties.add(nom)
    return "" if est_intacte else dire_que(nom, "a changé")


def _ids(choix: Element) -> Iterator[str]:
    for reference in choix.iterfind(mdssi("RelationshipReference")):
        yield reference.get("SourceId", "")


def _types(choix: Element) -> Iterator[str]:
    for groupe in choix.iterfind(mdssi("RelationshipsGroupReference")):
        yield groupe.get("SourceType", "")
