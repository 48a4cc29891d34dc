"""Écrit le classeur « plan de financement »."""

from collections.abc import Mapping

from cep_desktop.documents.encre import Encre
from cep_desktop.documents.excel.classeur import Classeur, Proprietes
from cep_desktop.documents.excel.lignes_signature import poser_lignes
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.encres import poser_encres
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
from cep_desktop.domain.signature import RoleSignataire

_FEUILLES = (synthese, depenses, financements, tresorerie, demarches, retour, notice, meta)
"""Toujours les mêmes, dans cet ordre : un financeur s’y retrouve. La dernière est cachée."""


def ecrire(
    contenu: ContenuPlanFinancement, encres: Mapping[RoleSignataire, Encre] | None = None
) -> bytes:
    """Rend le fichier `.xlsx` ; un même contenu donne toujours les mêmes octets.

    `encres` est ce que chacun a tracé ou écrit, posé sur la première feuille.
    """
    reperes = contenu.reperes
    classeur = Classeur(
        Proprietes(
            titre="Plan de financement",
            sujet=f"Dossier {reperes.dossier}, {reperes.version_datee}",
            organisme=reperes.structure,
            cree_le=reperes.version_du,
        )
    )
    feuilles = {feuille.NOM: classeur.ajouter(feuille.NOM) for feuille in _FEUILLES}
    for feuille in _FEUILLES:
        feuille.ecrire(feuilles[feuille.NOM], contenu)
    lignes = poser_encres(feuilles[synthese.NOM], contenu, encres or {})
    octets = classeur.fermer()
    rang = list(feuilles).index(synthese.NOM) + 1
    return poser_lignes(octets, rang, lignes) if lignes else octets
