"""Écrire la note d’alerte dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.alerte.contenu import ContenuAlerte

MODELE = papier.Modele("alerte.docx", "Note d’alerte", ContenuAlerte)


def ecrire(contenu: ContenuAlerte, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
