"""Abîme un fichier de dossier à un endroit précis."""

import json
import re
from typing import Any

from cep_desktop.documents.dossier_portable import DossierIllisible, ecrire, lire
from tests.cas.dossier import un_dossier_complet

ANGLAIS = re.compile(
    r"\b(input|should|must|valid|field|value|string|integer|expected|error|None|Traceback)\b",
    re.IGNORECASE,
)
"""Mots que pydantic ou Python laisseraient passer."""


def enveloppe() -> Any:  # noqa: ANN401 - du JSON, que l’essai abîme à sa guise
    """Le JSON d’un dossier rempli."""
    return json.loads(ecrire(un_dossier_complet()))


def remplacer(lieu: str, valeur: object) -> bytes:
    """Rend le fichier où la valeur à cette place est remplacée : « conseil.metiers.0.rome »."""
    racine = enveloppe()
    noeud = racine["dossier"]
    *chemin, dernier = lieu.split(".")
    for partie in chemin:
        noeud = noeud[int(partie)] if partie.isdecimal() else noeud[partie]
    noeud[int(dernier) if dernier.isdecimal() else dernier] = valeur
    return json.dumps(racine).encode()


def refus(octets: bytes) -> DossierIllisible:
    """Rend le refus de lire ces octets."""
    try:
        dossier = lire(octets)
    except DossierIllisible as trouve:
        return trouve
    raise AssertionError(f"Ce fichier aurait dû être refusé : {dossier.numero}")


def problemes(octets: bytes) -> dict[str, str]:
    """Rend les problèmes dits, par place."""
    return {probleme.lieu: probleme.phrase for probleme in refus(octets).problemes}
