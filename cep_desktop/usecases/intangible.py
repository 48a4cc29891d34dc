"""Un plan clos et une version signée ne changent jamais : la garde de tous les gestes."""

from datetime import date

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.engagement import engagement

RIEN_NE_CHANGE = "il se lit, il ne change plus."


class VersionSignee(ErreurMetier):
    """Une version signée ne change plus."""

    def __init__(self) -> None:
        super().__init__(
            "Cette version est signée\u00a0: elle ne change plus.",
            remede="Préparez une nouvelle version du plan, dans Révisions, pour changer quelque "
            "chose.",
        )


class PlanClos(ErreurMetier):
    """Un accompagnement clos ne change plus."""

    def __init__(self, le: date) -> None:
        super().__init__(
            f"Cet accompagnement est clos depuis le {ecrire_date(le)}\u00a0: {RIEN_NE_CHANGE}",
            remede="Rouvrez le dossier, dans Bilan, pour changer quelque chose.",
        )


class Reunion:
    """Un geste qui réunit deux états déjà gardés du dossier : chacun a déjà été vérifié."""

    __slots__ = ()


def verifier_intangible(avant: Dossier, apres: Dossier) -> None:
    """Refuse ce qui changerait un plan clos, ou une version signée. Lève `ErreurMetier`.

    Un plan clos reçoit encore l’avis de la personne ; une version signée se suit encore (où en
    sont les actions, les envois, les versements), et la suivante s’ouvre par une révision.
    """
    ancien, neuf = avant.accompagnement, apres.accompagnement
    if ancien is neuf:
        return
    if ancien.clos_le is not None and _sans_la_fin(ancien) != _sans_la_fin(neuf):
        raise PlanClos(ancien.clos_le)
    if _a_perdu_une_version(ancien, neuf) or _touche_a_la_signature(ancien, neuf):
        raise VersionSignee


def clot_une_version(avant: Dossier, apres: Dossier) -> bool:
    """Vrai si une version en préparation ici devient signée ; en recevoir une n’en clôt pas."""
    en_preparation = {r.version for r in avant.accompagnement.revisions if r.signee_le is None}
    return any(
        revision.version in en_preparation and revision.signee_le is not None
        for revision in apres.accompagnement.revisions
    )


def _sans_la_fin(volet: Accompagnement) -> Accompagnement:
    return volet.avec(clos_le=None, evaluations=())


def _a_perdu_une_version(ancien: Accompagnement, neuf: Accompagnement) -> bool:
    """Une version signée ou gardée n’est plus là, ou n’est plus la même ; un scan s’y ajoute."""
    neuves = {r.version: r.avec(fichiers_signes=()) for r in neuf.revisions}
    signees = (r.avec(fichiers_signes=()) for r in ancien.revisions if r.signee_le is not None)
    figees = {v.version: v for v in neuf.versions_figees}
    return any(neuves.get(r.version) != r for r in signees) or any(
        figees.get(v.version) != v for v in ancien.versions_figees
    )


def _touche_a_la_signature(ancien: Accompagnement, neuf: Accompagnement) -> bool:
    """La version en cours est signée, elle le reste, et ce à quoi elle engage a changé."""
    en_cours, ensuite = ancien.revision, neuf.revision
    if en_cours is None or en_cours.signee_le is None or ensuite is None:
        return False
    return ensuite.version == en_cours.version and engagement(ancien) != engagement(neuf)
