"""Écrit le classeur « plan de financement »."""

from cep_desktop.documents.excel.classeur import Classeur, Proprietes
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles import (
    demarches,
    depenses,
    financements,
    meta,
    notice,
    retour,
    synthese,
    tresorerie,
)

_FEUILLES = (synthese, depenses, financements, tresorerie, demarches, retour, notice, meta)
"""Toujours les mêmes, dans cet ordre : un financeur s’y retrouve. La dernière est cachée."""


def ecrire(contenu: ContenuPlanFinancement) -> bytes:
    """Rend le fichier `.xlsx` ; un même contenu donne toujours les mêmes octets."""
    reperes = contenu.reperes
    classeur = Classeur(
        Proprietes(
            titre="Plan de financement",
            sujet=f"Dossier {reperes.dossier}, {reperes.version_datee}",
            organisme=reperes.structure,
            cree_le=reperes.version_du,
        )
    )
    for feuille in _FEUILLES:
        feuille.ecrire(classeur.ajouter(feuille.NOM), contenu)
    return classeur.fermer()
