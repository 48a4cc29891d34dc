"""Ce qui se déduit du plan de financement : prix, parts des payeurs, refus."""

from collections.abc import Callable
from decimal import Decimal

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.fait import Genre
from cep_desktop.domain.financement import Assurance, NatureFinanceur, Refus
from cep_desktop.domain.montant import sommer
from cep_desktop.rules.contexte import Contexte, Deduction


def _cout(c: Contexte, *postes: Poste) -> Decimal | None:
    """Somme des dépenses de ces postes ; inconnue s’il n’y en a pas ou s’il manque un prix."""
    depenses = c.dossier.accompagnement.plan_financement.depenses
    montants = [d.montant for d in depenses if not postes or d.poste in postes]
    connus = [montant for montant in montants if montant is not None]
    if not montants or len(connus) < len(montants):
        return None
    return sommer(connus).euros


def _cout_pedagogique(c: Contexte) -> Decimal | None:
    return _cout(c, Poste.PEDAGOGIE)


def _cout_total(c: Contexte) -> Decimal | None:
    return _cout(c)


def _aide(c: Contexte, nature: NatureFinanceur) -> Decimal | None:
    """Somme attendue d’un financeur ; zéro si le plan ne lui demande rien."""
    retenus = [
        aide.retenu
        for aide in c.dossier.accompagnement.plan_financement.aides
        if aide.nature is nature and aide.assurance is not Assurance.PERDU
    ]
    connus = [montant for montant in retenus if montant is not None]
    return sommer(connus).euros if len(connus) == len(retenus) else None


def _aide_de(nature: NatureFinanceur) -> Callable[[Contexte], Decimal | None]:
    return lambda contexte: _aide(contexte, nature)


def _a_une_aide_de(nature: NatureFinanceur) -> Callable[[Contexte], bool]:
    return lambda contexte: any(
        aide.nature is nature and aide.assurance is not Assurance.PERDU
        for aide in contexte.dossier.accompagnement.plan_financement.aides
    )


def _cpf_refuse(c: Contexte) -> bool:
    return any(
        aide.nature is NatureFinanceur.CPF and isinstance(aide.decision, Refus)
        for aide in c.dossier.accompagnement.plan_financement.aides
    )


def _emploie_des_points(c: Contexte) -> bool:
    """Vrai si le plan mobilise des points de prévention ou un abondement d’accident du travail."""
    return any(
        aide.dispositif in {"c2p", "cpf_atmp"} and aide.assurance is not Assurance.PERDU
        for aide in c.dossier.accompagnement.plan_financement.aides
    )


def _aides_de_tiers(c: Contexte) -> Decimal | None:
    """Somme attendue de tous les financeurs autres que le compte formation."""
    montants = [_aide(c, n) for n in NatureFinanceur if n is not NatureFinanceur.CPF]
    connus = [montant for montant in montants if montant is not None]
    return sum(connus, Decimal(0)) if len(connus) == len(montants) else None


def _a_une_aide(c: Contexte) -> bool:
    plan = c.dossier.accompagnement.plan_financement
    return any(aide.assurance is not Assurance.PERDU for aide in plan.financements)


_M, _B = Genre.MONTANT, Genre.OUI_NON

DU_PLAN: dict[str, Deduction] = {
    "cout_pedagogique": Deduction("Prix de la formation", _M, _cout_pedagogique),
    "cout_total": Deduction("Coût total", _M, _cout_total),
    "a_une_aide": Deduction("Une aide est prévue au plan", _B, _a_une_aide),
    "a_une_aide_employeur": Deduction(
        "L’employeur paie une part", _B, _a_une_aide_de(NatureFinanceur.EMPLOYEUR)
    ),
    "a_une_aide_opco": Deduction("L’OPCO paie une part", _B, _a_une_aide_de(NatureFinanceur.OPCO)),
    "cpf_refuse": Deduction("Compte formation refusé", _B, _cpf_refuse),
    "emploie_des_points": Deduction("Points de prévention employés", _B, _emploie_des_points),
    "aide_employeur": Deduction("Part de l’employeur", _M, _aide_de(NatureFinanceur.EMPLOYEUR)),
    "aides_de_tiers": Deduction("Part des autres organismes", _M, _aides_de_tiers),
}
"""Les constats déduits du plan de financement, par code."""
