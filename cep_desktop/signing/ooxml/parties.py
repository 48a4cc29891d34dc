"""Où sont les signatures dans un fichier Office."""

from cep_desktop.signing import noms
from cep_desktop.signing.paquet import Paquet, relations_de, resoudre
from cep_desktop.signing.relations import lire_relations

RACINE = "/_rels/.rels"


def trouver_origine(paquet: Paquet) -> str:
    """Rend le nom de la partie d’où partent les signatures ; vide s’il n’y en a pas."""
    if not paquet.contient(RACINE):
        return ""
    for relation in lire_relations(paquet.partie(RACINE), RACINE):
        if relation.type == noms.ORIGINE and not relation.est_externe:
            return resoudre("/", relation.cible)
    return ""


def trouver_signatures(paquet: Paquet) -> tuple[str, ...]:
    """Rend le nom de chaque partie de signature, dans l’ordre où elles ont été posées."""
    origine = trouver_origine(paquet)
    if not origine or not paquet.contient(relations_de(origine)):
        return ()
    porteuse = relations_de(origine)
    return tuple(
        resoudre(origine, relation.cible)
        for relation in lire_relations(paquet.partie(porteuse), porteuse)
        if relation.type == noms.VERS_SIGNATURE and not relation.est_externe
    )


def compter(paquet: Paquet) -> int:
    """Rend le nombre de signatures."""
    return len(trouver_signatures(paquet))


def nom_signature(rang: int) -> str:
    """Rend le nom de la partie de la signature de ce rang, à partir de 1."""
    return f"{noms.DOSSIER}sig{rang}.xml"
