"""Écrire un courrier dans son modèle Word : à en-tête, ou sans si la personne écrit elle-même."""

from cep_desktop.documents import papier
from cep_desktop.documents.courrier.contenu import ContenuCourrier, ContenuLettre

MODELE = papier.Modele("courrier.docx", "Courrier", ContenuCourrier)
MODELE_SANS_EN_TETE = papier.Modele("lettre.docx", "Courrier", ContenuLettre)


def modele_de(contenu: ContenuCourrier) -> papier.Modele:
    """Le modèle de ce courrier."""
    return MODELE_SANS_EN_TETE if isinstance(contenu, ContenuLettre) else MODELE


def ecrire(contenu: ContenuCourrier, gabarit: bytes) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    return papier.ecrire(contenu, gabarit, modele_de(contenu))
