"""Le dossier vu par un seul financeur : ses demandes en clair, les autres en une somme.

L’équilibre du plan reste lisible ; ni le nom, ni la réponse, ni le motif d’un autre n’y sont.
"""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Affectation,
    Demarche,
    Financement,
    NatureFinanceur,
    ObjetFinancement,
)
from cep_desktop.domain.montant import INCONNU, Montant, estime, sommer

AUTRES = "AUTRES"
"""Clé de la ligne qui résume les autres financements ; aucune demande ne la porte."""


def organismes(dossier: Dossier) -> tuple[str, ...]:
    """Les financeurs à qui un classeur peut être envoyé, dans l’ordre du plan."""
    financements = dossier.accompagnement.plan_financement.financements
    return tuple(
        dict.fromkeys(f.financeur for f in financements if f.demarche is not Demarche.ABANDONNEE)
    )


def pour_un_financeur(dossier: Dossier, organisme: str) -> Dossier:
    """Rend le dossier où seules les demandes à cet organisme restent détaillées."""
    volet = dossier.accompagnement
    plan = volet.plan_financement
    siennes = tuple(f for f in plan.financements if f.financeur == organisme)
    autres = tuple(f for f in plan.aides if f not in siennes)
    cles = {f.id for f in siennes}
    mouvements = tuple(
        m for m in plan.mouvements if m.financement in cles or (not m.financement and m.depense)
    )
    resume = (_resumer(autres),) if autres else ()
    return dossier.avec(
        accompagnement=volet.avec(
            plan_financement=plan.avec(financements=(*siennes, *resume), mouvements=mouvements),
            echanges=(),
            dispositifs=(),
        )
    )


def _resumer(autres: tuple[Financement, ...]) -> Financement:
    retenus = [f.retenu for f in autres]
    connus = [montant for montant in retenus if montant is not None]
    total = sommer(connus)
    par_depense: dict[str, int] = {}
    for aide in autres:
        if aide.retenu:
            for affectation in aide.affectations:
                deja = par_depense.get(affectation.depense, 0)
                par_depense[affectation.depense] = deja + affectation.montant.centimes
    affectations = tuple(Affectation(depense=d, montant=Montant(c)) for d, c in par_depense.items())
    affecte = sum(par_depense.values())
    return Financement(
        id=AUTRES,
        dispositif="autres",
        libelle="Autres aides du plan",
        financeur="Autres financements",
        nature=NatureFinanceur.AUTRE,
        objet=ObjetFinancement.DEPENSES,
        demande=estime(total) if connus else INCONNU,
        affectations=affectations if affecte <= total.centimes else (),
    )
