"""Où sont les signatures dans un fichier Office."""

from cep_desktop.signing import noms
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.paquet import Paquet, relations_de, resoudre
from cep_desktop.signing.relations import lire_relations

RACINE = "/_rels/.rels"
SIGNATURES_AU_PLUS = 50
"""Signatures relues au plus : au-delà, c’est un fichier fait pour épuiser la machine."""


def trouver_origine(paquet: Paquet) -> str:
    """Rend le nom de la partie d’où partent les signatures ; vide s’il n’y en a pas.

    Lève `PaquetRefuse` s’il y en a plusieurs : chaque lecteur montrerait les siennes.
    """
    if not paquet.contient(RACINE):
        return ""
    origines = [
        resoudre("/", relation.cible)
        for relation in lire_relations(paquet.partie(RACINE), RACINE)
        if relation.type == noms.ORIGINE and not relation.est_externe
    ]
    if len(origines) > 1:
        raise PaquetRefuse(
            "Ce fichier range ses signatures à deux endroits\u00a0: lesquelles croire\u202f?",
            remede="Ne vous y fiez pas, et demandez l’original.",
        )
    return origines[0] if origines else ""


def trouver_signatures(paquet: Paquet) -> tuple[str, ...]:
    """Rend le nom de chaque partie de signature, dans l’ordre où elles ont été posées.

    Lève `PaquetRefuse` s’il y en a plus qu’un document n’en porte.
    """
    origine = trouver_origine(paquet)
    if not origine or not paquet.contient(relations_de(origine)):
        return ()
    porteuse = relations_de(origine)
    trouvees = tuple(
        resoudre(origine, relation.cible)
        for relation in lire_relations(paquet.partie(porteuse), porteuse)
        if relation.type == noms.VERS_SIGNATURE and not relation.est_externe
    )
    if len(trouvees) > SIGNATURES_AU_PLUS:
        raise PaquetRefuse("Ce fichier porte trop de signatures pour être un document.")
    return trouvees


def compter(paquet: Paquet) -> int:
    """Rend le nombre de signatures."""
    return len(trouver_signatures(paquet))


def nom_signature(rang: int) -> str:
    """Rend le nom de la partie de la signature de ce rang, à partir de 1."""
    return f"{noms.DOSSIER}sig{rang}.xml"
