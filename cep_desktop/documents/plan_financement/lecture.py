"""Relit un classeur « plan de financement », tel qu’il a été écrit ou complété."""

from collections.abc import Mapping

from cep_desktop.documents.excel.cases import empreindre
from cep_desktop.documents.excel.grille import ClasseurIllisible, Grille
from cep_desktop.documents.excel.relecture import ouvrir
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

__all__ = ["ClasseurIllisible", "lire"]

_NOMS = (synthese, depenses, financements, tresorerie, demarches, retour, notice, meta)


def lire(octets: bytes) -> ContenuPlanFinancement:
    """Rend ce que dit un classeur : les valeurs de ses cases, rangées par leurs clés.

    Lève `ClasseurIllisible` si ce n’est pas un plan de financement, s’il vient d’une autre version
    du programme, ou si une case protégée a changé.
    """
    return lire_grilles(ouvrir(octets))


def lire_grilles(grilles: Mapping[str, Grille]) -> ContenuPlanFinancement:
    """Rend ce que disent des feuilles déjà ouvertes. Lève `ClasseurIllisible`."""
    if not {feuille.NOM for feuille in _NOMS} <= grilles.keys():
        raise meta.etranger()
    try:
        cles = meta.lire(grilles[meta.NOM])
        _verifier(grilles, cles)
        return _composer(grilles, cles)
    except (ArithmeticError, LookupError, TypeError, ValueError) as cause:
        raise meta.etranger() from cause


def _composer(grilles: Mapping[str, Grille], cles: meta.Meta) -> ContenuPlanFinancement:
    page = grilles[depenses.NOM]
    return ContenuPlanFinancement(
        reperes=cles.reperes,
        synthese=synthese.lire(grilles[synthese.NOM], cles.revenus),
        depenses=depenses.lire(page, cles.depenses),
        couverture=depenses.lire_couverture(page, cles.depenses, cles.aides),
        financements=financements.lire(grilles[financements.NOM], cles.financements, cles.revenus),
        tresorerie=tresorerie.lire(grilles[tresorerie.NOM], cles.mois, cles.sens),
        demarches=demarches.lire(grilles[demarches.NOM], cles.demarches),
        retour=retour.lire(grilles[retour.NOM], cles.retour),
    )


def _verifier(grilles: Mapping[str, Grille], cles: meta.Meta) -> None:
    libres = {(retour.NOM, case) for case in retour.cases_libres(grilles[retour.NOM], cles.retour)}
    empreinte = meta.case_de_l_empreinte(grilles[meta.NOM])
    libres |= {(meta.NOM, (empreinte, colonne)) for colonne in range(2)}
    cases = {
        (grille.nom, case): valeur
        for grille in grilles.values()
        for case, valeur in grille.pleines()
        if (grille.nom, case) not in libres
    }
    if empreindre(cases) != cles.empreinte:
        raise ClasseurIllisible(
            "Des cases protégées de ce classeur ont été changées.",
            remede="Demandez que seules les cases jaunes soient remplies.",
        )
