"""Écrire le projet et la stratégie dans leur modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.projet_strategie.contenu import ContenuProjetStrategie

MODELE = papier.Modele(
    "projet_strategie.docx", "Mon projet et ma stratégie", ContenuProjetStrategie
)


def ecrire(contenu: ContenuProjetStrategie, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
