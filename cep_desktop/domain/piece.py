"""Un fichier joint au dossier, qui en garde de quoi reconnaître un exemplaire."""

from datetime import date

from pydantic import Field

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Sha256
from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur


class NaturePiece(Code):
    """Ce qu’est un fichier joint, d’après son contenu et non d’après son nom."""

    PDF = "pdf", "PDF"
    IMAGE = "image", "Image"


class PieceJointe(Valeur):
    """Un fichier vu ensemble : son empreinte suffit à prouver qu’un exemplaire est le même.

    `poids` compte des octets ; `nom` est celui du fichier, qui peut dire plus qu’on ne croit : il
    n’est ni imprimé ni montré sur l’écran partagé.
    """

    nom: Intitule
    nature: NaturePiece
    poids: int = Field(ge=1)
    sha256: Sha256
    jointe_le: date
