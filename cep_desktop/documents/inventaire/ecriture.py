"""Écrire l’inventaire des compétences dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.inventaire.contenu import ContenuInventaire

MODELE = papier.Modele("inventaire.docx", "Ce que je sais faire", ContenuInventaire)


def ecrire(contenu: ContenuInventaire, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
