"""Écrire l’avenant dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.avenant.contenu import ContenuAvenant

MODELE = papier.Modele("avenant.docx", "Ce qui change dans mon plan", ContenuAvenant)


def ecrire(contenu: ContenuAvenant, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
