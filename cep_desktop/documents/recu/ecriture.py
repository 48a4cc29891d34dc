"""Écrire le reçu des informations dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.recu.contenu import ContenuRecu

MODELE = papier.Modele("recu.docx", "Ce que j’ai reçu", ContenuRecu)


def ecrire(contenu: ContenuRecu, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
