"""Écrire la fiche facile à lire dans son modèle Word."""

from cep_desktop.documents import papier
from cep_desktop.documents.fiche_falc.contenu import ContenuFicheFalc

MODELE = papier.Modele("fiche_falc.docx", "Ce que je fais maintenant", ContenuFicheFalc)


def ecrire(contenu: ContenuFicheFalc, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, MODELE)
