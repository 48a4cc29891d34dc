"""Écrire le bilan dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.bilan.contenu import ContenuBilan

MODELE = papier.Modele("bilan.docx", "Le bilan de mon plan", ContenuBilan)


def ecrire(contenu: ContenuBilan, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
