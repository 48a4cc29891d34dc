"""Après un refus : les dispositifs encore possibles, dans l’ordre où les mobiliser."""

from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation
from cep_desktop.rules.verdict import Conclusion


@dataclass(frozen=True, slots=True)
class Alternative:
    """Un dispositif à regarder quand un autre a dit non."""

    refuse: str
    dispositif: str
    nom: str
    conclusion: Conclusion


def alternatives(dossier: Dossier, evaluation: Evaluation) -> tuple[Alternative, ...]:
    """Rend, pour chaque aide perdue, les dispositifs prévus en secours qui ne répondent pas non.

    Un dispositif déjà dans le plan n’est pas proposé de nouveau.
    """
    aides = dossier.accompagnement.plan_financement.aides
    deja = {aide.dispositif for aide in aides}
    evalues = {evalue.code: evalue for evalue in evaluation.dispositifs}
    trouvees = [
        Alternative(aide.dispositif, autre.code, autre.dispositif.nom, autre.verdict.conclusion)
        for aide in aides
        if aide.assurance is Assurance.PERDU and aide.dispositif in evalues
        for autre in _secours(evalues[aide.dispositif], evaluation)
        if autre.code not in deja
    ]
    return tuple(dict.fromkeys(trouvees))


def _secours(refuse: DispositifEvalue, evaluation: Evaluation) -> tuple[DispositifEvalue, ...]:
    prevus = set(refuse.dispositif.alternatives)
    return tuple(e for e in evaluation.mobilisables() if e.code in prevus)
