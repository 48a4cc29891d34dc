"""Écrire la synthèse d’accueil dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.synthese_accueil.contenu import ContenuSyntheseAccueil

MODELE = papier.Modele("synthese_accueil.docx", "Ma synthèse d’accueil", ContenuSyntheseAccueil)


def ecrire(contenu: ContenuSyntheseAccueil, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
