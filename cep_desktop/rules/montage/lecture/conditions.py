"""Ce qui dépend du mélange lui-même : participation, cofinancement, limites communes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cep_desktop.rules.evaluation import DispositifEvalue
from cep_desktop.rules.montage.enonce import PlafondCommun
from cep_desktop.rules.montage.lecture.cofinancement import cofinancer
from cep_desktop.rules.montage.lecture.participation import participation_cpf
from cep_desktop.rules.montage.offre import Offre
from cep_desktop.rules.nomenclature import Portee
from cep_desktop.rules.regles import Regles

CPF = "cpf"


def conditionner(
    offres: Sequence[Offre],
    evalues: Sequence[DispositifEvalue],
    statut: object,
    regles: Regles,
    *,
    le: date,
) -> tuple[Offre, ...]:
    """Rend les offres avec la participation et le cofinancement que la loi leur attache."""
    par_code = {evalue.code: evalue for evalue in evalues}
    return tuple(
        _conditionner(offre, par_code.get(offre.code), tuple(offres), statut, regles, le)
        for offre in offres
    )


def _conditionner(
    offre: Offre,
    evalue: DispositifEvalue | None,
    offres: tuple[Offre, ...],
    statut: object,
    regles: Regles,
    le: date,
) -> Offre:
    if evalue is None:
        return offre
    autres = tuple(autre for autre in offres if autre is not offre)
    participation = None
    if evalue.code == CPF:
        participation = participation_cpf(statut, autres, regles, le=le)
    demande = cofinancer(evalue, statut, autres, regles, le=le)
    return replace(offre, participation=participation, cofinancement=demande)


def limites_communes(
    evalues: Sequence[DispositifEvalue], offres: Sequence[Offre]
) -> Iterator[PlafondCommun]:
    """Les plafonds sur la somme des aides, et ceux qu’une aide partage avec son propre accord."""
    codes = {offre.code for offre in offres}
    for evalue in evalues:
        if evalue.code not in codes:
            continue
        siennes = frozenset({evalue.code, accorde(evalue.code)}) & codes
        for plafond in evalue.plafonds:
            if plafond.maximum is None or not plafond.est_bloquant:
                continue
            est_commun = plafond.portee is Portee.SOMME_DES_AIDES
            if est_commun or len(siennes) > 1:
                yield PlafondCommun(
                    plafond.libelle,
                    plafond.maximum,
                    plafond.reference,
                    frozenset() if est_commun else siennes,
                    frozenset(plafond.postes),
                )


def accorde(code: str) -> str:
    """Le code de la part déjà accordée d’un dispositif dont une autre part est demandée."""
    return f"{code}-accorde"
