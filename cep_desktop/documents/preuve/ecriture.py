"""Écrire la preuve de signature dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.preuve.contenu import ContenuPreuve

MODELE = papier.Modele("preuve.docx", "La preuve de signature", ContenuPreuve)


def ecrire(contenu: ContenuPreuve, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
