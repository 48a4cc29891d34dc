"""Un paquet de règles avant lecture : des fichiers, leur taille, et le refus s’ils sont douteux."""

from collections.abc import Mapping
from dataclasses import dataclass

from cep_desktop.domain.erreurs import ErreurMetier

TAILLE_MAXIMALE = 2 * 1024 * 1024
"""Octets d’un paquet entier. Toutes les règles nationales en font moins de 300 000."""


class PaquetRefuse(ErreurMetier):
    """Un paquet de règles n’est pas sûr ; rien n’en est gardé. `problemes` dit tout."""


@dataclass(frozen=True, slots=True)
class Paquet:
    """Des fichiers de règles tels que reçus : chemin dans le dossier, contenu."""

    nom: str
    fichiers: Mapping[str, bytes]
