"""Les relations d’un paquet : leur forme canonique, et tout ce qu’elles permettent d’atteindre."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from cep_desktop.signing.canonique import canoniser, ecrire_xml, lire_xml
from cep_desktop.signing.noms import ORIGINE, RELATIONS
from cep_desktop.signing.paquet import Paquet, relations_de, resoudre

_RELATION = f"{{{RELATIONS}}}Relationship"
_BUREAU = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"

HORS_SIGNATURE = frozenset(
    {
        ORIGINE,
        f"{RELATIONS}/metadata/core-properties",
        f"{_BUREAU}/metadata/core-properties",
        f"{RELATIONS}/metadata/thumbnail",
        f"{_BUREAU}/extended-properties",
        f"{_BUREAU}/custom-properties",
        f"{_STRICT}/extendedProperties",
        f"{_STRICT}/customProperties",
    }
)
"""Types de relations de la racine qu’Office ne signe jamais : propriétés, vignette, signatures.

Ailleurs qu’à la racine, et quel que soit le type de contenu déclaré, tout se signe : une partie
affichée peut se dire « propriétés » ou se ranger avec les signatures.
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """Un lien d’une partie vers une autre, ou vers l’extérieur."""

    id: str
    type: str
    cible: str
    est_externe: bool


@dataclass(frozen=True, slots=True)
class Perimetre:
    """Ce qu’une signature doit couvrir : des parties, et des relations par partie qui les porte."""

    parties: tuple[str, ...]
    relations: dict[str, tuple[str, ...]]


def lire_relations(octets: bytes, nom: str) -> tuple[Relation, ...]:
    """Rend les relations d’une partie `.rels`."""
    racine = lire_xml(octets, nom)
    return tuple(
        Relation(
            element.get("Id", ""),
            element.get("Type", ""),
            element.get("Target", ""),
            element.get("TargetMode", "Internal") == "External",
        )
        for element in racine.iterfind(_RELATION)
    )


def transformer(
    octets: bytes, nom: str, ids: Collection[str], types: Collection[str] = ()
) -> bytes:
    """Rend la forme signée des relations choisies (ECMA-376 partie 2, §13.2.4.24).

    Triées par identifiant comme des suites UTF-16, sans blanc ni commentaire, `TargetMode` écrit.
    """
    gardees = [
        {**element.attrib, "TargetMode": element.get("TargetMode", "Internal")}
        for element in lire_xml(octets, nom).iterfind(_RELATION)
        if element.get("Id") in ids or element.get("Type") in types
    ]
    racine = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for attributs in sorted(gardees, key=lambda a: str(a.get("Id", "")).encode("utf-16-be")):
        etree.SubElement(racine, _RELATION, {str(k): str(v) for k, v in attributs.items()})
    return canoniser(racine)


def compacter(octets: bytes, nom: str) -> bytes:
    """Réécrit des relations sans blanc ni préfixe : LibreOffice 7.4 n’en admet pas."""
    racine = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for element in lire_xml(octets, nom).iterfind(_RELATION):
        etree.SubElement(racine, _RELATION, dict(element.attrib))
    return ecrire_xml(racine)


def ajouter(octets: bytes | None, nom: str, *, type_: str, cible: str) -> bytes:
    """Rend des relations avec une de plus, d’identifiant libre ; `None` : la partie est à créer."""
    if octets is None:
        racine = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    else:
        racine = lire_xml(octets, nom)
    pris = {element.get("Id") for element in racine.iterfind(_RELATION)}
    libre = next(f"rId{n}" for n in range(1, len(pris) + 2) if f"rId{n}" not in pris)
    etree.SubElement(racine, _RELATION, {"Id": libre, "Type": type_, "Target": cible})
    return ecrire_xml(racine)


def delimiter(paquet: Paquet) -> Perimetre:
    """Rend tout ce que les relations atteignent depuis la racine, liens externes compris."""
    parties: dict[str, None] = {}
    relations: dict[str, tuple[str, ...]] = {}
    a_voir = ["/"]
    while a_voir:
        source = a_voir.pop()
        porteuse = relations_de(source)
        if not paquet.contient(porteuse):
            continue
        porteuse = paquet.nom_exact(porteuse)
        couvertes = list(_couvertes(paquet, source, porteuse))
        if couvertes:
            relations[porteuse] = tuple(relation.id for relation, _ in couvertes)
        for _, cible in couvertes:
            if cible and cible not in parties:
                parties[cible] = None
                a_voir.append(cible)
    return Perimetre(tuple(parties), relations)


def _couvertes(paquet: Paquet, source: str, porteuse: str) -> Iterator[tuple[Relation, str]]:
    """Parcourt les relations à couvrir et la partie que chacune vise, vide si elle est externe."""
    for relation in lire_relations(paquet.partie(porteuse), porteuse):
        if source == "/" and relation.type in HORS_SIGNATURE:
            continue
        if relation.est_externe or relation.cible.startswith("#"):
            yield relation, ""
            continue
        cible = resoudre(source, relation.cible)
        yield relation, paquet.nom_exact(cible) if paquet.contient(cible) else ""
