"""Le classeur qu’un organisme a rempli et renvoyé : la trace de sa reprise."""

from datetime import date

from pydantic import Field

from cep_desktop.domain.identifiant import Cle, Sha256
from cep_desktop.domain.texte import Ligne
from cep_desktop.domain.valeur import Valeur


class RetourRepris(Valeur):
    """Un classeur déjà repris dans le dossier ; le même fichier ne l’est jamais deux fois.

    `empreinte` est le SHA-256 du fichier ; `version` est celle du plan qui avait été envoyée.
    """

    id: Cle
    empreinte: Sha256
    repris_le: date
    version: int = Field(ge=0, le=999)
    repondu_par: Ligne = ""
    lignes: int = Field(default=0, ge=0, le=999)
