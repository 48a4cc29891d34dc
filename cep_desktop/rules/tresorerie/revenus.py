"""Ce que la personne a pour vivre pendant la formation, mois par mois."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cep_desktop.domain.financement import Assurance, Financement, ObjetFinancement
from cep_desktop.domain.montant import Chiffre, MontantInconnu, estime
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.texte import LIGNE_MAXIMALE
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.evaluation import DispositifEvalue, Revenu
from cep_desktop.rules.tresorerie.etalement import etaler, jours_par_mois
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu

_NON_EXAMINE = "Aucune règle de ce jour ne chiffre ce revenu."


def percevoir(
    plan: PlanFinancement, evalues: Mapping[str, DispositifEvalue], periodes: Sequence[Periode]
) -> Iterator[MouvementPrevu]:
    """Rend le revenu de chaque dispositif du plan qui en verse un, une seule fois chacun.

    Un montant noté au dossier l’emporte sur le calcul ; sans l’un ni l’autre, le revenu est inconnu
    chaque mois, et dit ce que l’on en sait.
    """
    for code, aides in _par_dispositif(plan, evalues).items():
        notees = [aide for aide in aides if aide.objet is ObjetFinancement.REVENU]
        revenus = _revenus(evalues.get(code), periodes)
        versees = [r.periode for r in revenus]
        if notees and all(aide.retenu is not None for aide in notees):
            for aide in notees:
                yield from _noter(aide, versees or periodes)
        else:
            for revenu in revenus:
                yield from _calculer((*notees, *aides)[0], revenu)


def _par_dispositif(
    plan: PlanFinancement, evalues: Mapping[str, DispositifEvalue]
) -> dict[str, list[Financement]]:
    """Les demandes non perdues qui versent un revenu, rangées par dispositif."""
    rangees: dict[str, list[Financement]] = {}
    for aide in plan.financements:
        evalue = evalues.get(aide.dispositif)
        verse = evalue is not None and evalue.dispositif.paie_un_revenu
        if aide.assurance is not Assurance.PERDU and (
            verse or aide.objet is ObjetFinancement.REVENU
        ):
            rangees.setdefault(aide.dispositif, []).append(aide)
    return rangees


def _revenus(evalue: DispositifEvalue | None, periodes: Sequence[Periode]) -> tuple[Revenu, ...]:
    """Le revenu que la règle calcule ; sans règle examinée, il est inconnu toute la formation."""
    if evalue is not None and evalue.est_examine:
        return evalue.revenus
    return tuple(Revenu(periode, None, _NON_EXAMINE, "") for periode in periodes)


def _noter(aide: Financement, periodes: Sequence[Periode]) -> Iterator[MouvementPrevu]:
    jours = jours_par_mois(periodes)
    if aide.retenu is None or not jours:
        return
    source = f"{aide.libelle}, {aide.retenu} en tout"[:LIGNE_MAXIMALE]
    for mois, somme in etaler(aide.retenu, jours):
        yield MouvementPrevu(
            mois,
            aide.libelle,
            Sens.REVENU,
            estime(somme, source),
            "Réparti selon les jours de formation",
            financement=aide.id,
        )


def _calculer(aide: Financement, revenu: Revenu) -> Iterator[MouvementPrevu]:
    jours = jours_par_mois((revenu.periode,))
    source = f"{revenu.dit} {revenu.reference}".strip()[:LIGNE_MAXIMALE]
    montants: list[tuple[date, Chiffre]]
    if revenu.total is None:
        montants = [(mois, MontantInconnu(raison=source)) for mois, _ in jours]
    else:
        montants = [(mois, estime(somme, source)) for mois, somme in etaler(revenu.total, jours)]
    for mois, montant in montants:
        yield MouvementPrevu(
            mois,
            aide.libelle,
            Sens.REVENU,
            montant,
            "Pendant la formation",
            financement=aide.id,
        )
