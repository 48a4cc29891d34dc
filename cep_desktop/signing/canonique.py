"""Le XML lu avec méfiance, et sa forme canonique (C14N 1.0, W3C 2001).

Seul module qui appelle la mise en forme canonique de lxml : elle se trompe sur un élément qui
n’est pas la racine quand l’espace de noms est celui par défaut (elle écrit des `xmlns=""`).
"""

from lxml import etree
from lxml.etree import _Element as Element

from cep_desktop.signing.erreurs import PaquetRefuse

C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
C14N_COMMENTAIRES = f"{C14N}#WithComments"
C14N_EXCLUSIF = "http://www.w3.org/2001/10/xml-exc-c14n#"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def lire_xml(octets: bytes, nom: str) -> Element:
    """Rend la racine. Lève `PaquetRefuse` : XML mal formé, démesuré, ou avec une DTD."""
    analyseur = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        racine = etree.fromstring(octets, analyseur)
    except (etree.XMLSyntaxError, ValueError) as cause:
        raise PaquetRefuse(f"La partie «\u00a0{nom}\u00a0» est illisible.") from cause
    if racine.getroottree().docinfo.doctype:
        raise PaquetRefuse(
            f"La partie «\u00a0{nom}\u00a0» déclare une DTD\u00a0: elle n’est pas lue."
        )
    return racine


def canoniser(element: Element, methode: str = C14N) -> bytes:
    """Rend la forme canonique d’un élément, avec les espaces de noms de ses ancêtres."""
    if any(cle.startswith(_XML) for parent in element.iterancestors() for cle in parent.attrib):
        raise PaquetRefuse("Une signature de ce fichier emploie un attribut « xml: » hérité.")
    seul = etree.fromstring(etree.tostring(element, with_tail=False))
    octets: bytes = etree.tostring(
        seul,
        method="c14n",
        exclusive=methode == C14N_EXCLUSIF,
        with_comments=methode == C14N_COMMENTAIRES,
    )
    return octets


def ecrire_xml(racine: Element) -> bytes:
    """Rend le fichier XML d’une racine : UTF-8, déclaration, aucun blanc ajouté."""
    octets: bytes = etree.tostring(racine, xml_declaration=True, encoding="UTF-8", standalone=True)
    return octets
