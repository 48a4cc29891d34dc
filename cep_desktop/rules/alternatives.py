"""Quand une aide refuse ou ne suffit pas : les autres dispositifs, et les gestes à tenter.

Les rapprochements sont déduits, sans texte : ce sont des idées à vérifier, jamais des droits.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance, Financement, StatutFinancement
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.cumul import EtatCumul, cumuler
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation, Piste
from cep_desktop.rules.nomenclature import Defaut
from cep_desktop.rules.verdict import Conclusion

AUTOFINANCEMENT = "autofinancement"
"""Ce que la personne paie elle-même : une suite pour elle, rien à demander à l’organisme."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Un dispositif à regarder quand un autre refuse ou ne suffit pas."""

    defaillant: str
    defaut: Defaut
    dispositif: str
    nom: str
    conclusion: Conclusion


@dataclass(frozen=True, slots=True)
class Secours:
    """Ce qui peut remplacer ou compléter une aide du plan."""

    aide: Financement
    defaut: Defaut
    alternatives: tuple[Alternative, ...]
    pistes: tuple[Piste, ...]


def secourir(dossier: Dossier, evaluation: Evaluation) -> tuple[Secours, ...]:
    """Rend, pour chaque dispositif du plan en défaut, ce qui reste à tenter.

    Une aide insuffisante est à son plafond, ou accordée en partie, alors qu’il reste à payer. Un
    dispositif déjà dans le plan, ou qu’un texte interdit avec l’aide gardée, n’est pas proposé.
    """
    plan = dossier.accompagnement.plan_financement
    evalues = {evalue.code: evalue for evalue in evaluation.dispositifs}
    trouves: dict[tuple[str, Defaut], Secours] = {}
    for aide in plan.aides:
        evalue = evalues.get(aide.dispositif)
        defaut = _defaut(aide, evalue, plan)
        if evalue is None or defaut is None:
            continue
        autres = tuple(_autres(evalue, defaut, plan, evaluation))
        pistes = tuple(piste for piste in evalue.pistes if piste.apres is defaut)
        trouves.setdefault((evalue.code, defaut), Secours(aide, defaut, autres, pistes))
    return tuple(trouves.values())


def _defaut(
    aide: Financement, evalue: DispositifEvalue | None, plan: PlanFinancement
) -> Defaut | None:
    if aide.assurance is Assurance.PERDU:
        return Defaut.REFUS
    if not plan.reste_a_payer.montant:
        return None
    plafond = evalue.maximum if evalue else None
    est_au_plafond = plafond is not None and aide.retenu is not None and aide.retenu >= plafond
    est_partielle = aide.statut is StatutFinancement.ACCORDE_PARTIELLEMENT
    return Defaut.INSUFFISANCE if est_au_plafond or est_partielle else None


def _autres(
    evalue: DispositifEvalue, defaut: Defaut, plan: PlanFinancement, evaluation: Evaluation
) -> Iterator[Alternative]:
    """Dans l’ordre de mobilisation, ceux que le fichier du dispositif prévoit."""
    prevus = set(evalue.dispositif.alternatives) - {aide.dispositif for aide in plan.aides}
    for autre in evaluation.mobilisables():
        if autre.code not in prevus:
            continue
        if defaut is Defaut.INSUFFISANCE and _est_interdit(evalue, autre, evaluation):
            continue
        yield Alternative(
            evalue.code, defaut, autre.code, autre.dispositif.nom, autre.verdict.conclusion
        )


def _est_interdit(un: DispositifEvalue, autre: DispositifEvalue, evaluation: Evaluation) -> bool:
    cumul = cumuler(un.dispositif, autre.dispositif, le=evaluation.le, region=None)
    return cumul.etat is EtatCumul.EXCLU
