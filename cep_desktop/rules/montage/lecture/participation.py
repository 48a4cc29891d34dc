"""La participation au compte formation, et ce qui dépend des autres aides du mélange.

L’évaluation la juge pour le plan tel qu’il est ; ici, elle se décide avec le mélange. Une
exonération par l’employeur, les points de prévention ou l’accident du travail est certaine ; celle
par l’OPCO reste à confirmer, mais l’OPCO, comme l’employeur, peut la payer (L. 6323-7).
"""

from collections.abc import Iterable
from datetime import date

from cep_desktop.domain.fait import StatutEmploi
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.rules.montage.offre import Exoneration, Offre, Participation
from cep_desktop.rules.regles import Regles

_REFERENCE = "Code du travail, L. 6323-7"
_POINTS = frozenset({"c2p", "cpf_atmp"})
_CORRECTIF = "cpf_correctif"
_DISPENSES = frozenset({StatutEmploi.DEMANDEUR_EMPLOI, StatutEmploi.AGENT_PUBLIC})


def participation_cpf(
    statut: object, autres: Iterable[Offre], regles: Regles, *, le: date
) -> Participation | None:
    """Rend la participation due ce jour-là ; `None` s’il n’y en a pas.

    Une situation d’emploi connue peut en dispenser ; inconnue, elle ne dispense pas.
    """
    montant = regles.montant("cpf.pfo", le=le)
    if not montant or statut in _DISPENSES:
        return None
    autres = tuple(autres)
    certaines = frozenset(offre.code for offre in autres if _dispense(offre))
    a_confirmer = frozenset(
        offre.code
        for offre in autres
        if offre.nature is NatureFinanceur.OPCO or offre.code == _CORRECTIF
    )
    payeurs = {NatureFinanceur.EMPLOYEUR, NatureFinanceur.OPCO}
    return Participation(
        montant,
        _REFERENCE,
        tuple(
            Exoneration(codes, est_certaine, _REFERENCE)
            for codes, est_certaine in ((certaines, True), (a_confirmer, False))
            if codes
        ),
        frozenset(offre.code for offre in autres if offre.nature in payeurs),
    )


def _dispense(offre: Offre) -> bool:
    est_abondement = offre.nature is NatureFinanceur.EMPLOYEUR and offre.code != _CORRECTIF
    return est_abondement or offre.code in _POINTS
