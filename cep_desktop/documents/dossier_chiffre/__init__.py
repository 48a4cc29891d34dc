"""Le dossier transmis à un autre opérateur, chiffré sous une phrase de passe : `*.cep`."""

from cep_desktop.documents.dossier_chiffre.contenu import DossierTransmis
from cep_desktop.documents.dossier_chiffre.ecriture import ecrire
from cep_desktop.documents.dossier_chiffre.erreurs import (
    PhraseDeTransmissionFausse,
    TransmissionIllisible,
)
from cep_desktop.documents.dossier_chiffre.lecture import lire

__all__ = [
    "DossierTransmis",
    "PhraseDeTransmissionFausse",
    "TransmissionIllisible",
    "ecrire",
    "lire",
]
