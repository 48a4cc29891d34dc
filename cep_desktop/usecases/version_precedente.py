"""Le dossier tel qu’il était à la version précédente du plan : de quoi écrire un avenant."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.liens import delier


def version_precedente(dossier: Dossier) -> Dossier | None:
    """Rend le dossier à la dernière version gardée avant celle en cours.

    Rend `None` si aucune n’est gardée, ou si rien n’a changé depuis : il n’y a pas d’avenant.
    """
    from cep_desktop.documents.avenant.differences import comparer

    avant = relire_la_precedente(dossier)
    return avant if avant is not None and comparer(avant, dossier) else None


def relire_la_precedente(dossier: Dossier) -> Dossier | None:
    """Le dossier réduit à la version gardée avant celle en cours, ou `None`."""
    volet = dossier.accompagnement
    if volet.revision is None:
        return None
    gardees = [v for v in volet.versions_figees if v.version < volet.revision.version]
    if not gardees:
        return None
    figee = max(gardees, key=lambda v: v.version)
    reduit = dossier.model_dump()
    reduit["accompagnement"] = {
        **reduit["accompagnement"],
        "plan_action": figee.plan_action.model_dump(),
        "formations": [f.model_dump() for f in figee.formations],
        "dispositifs": [d.model_dump() for d in figee.dispositifs],
        "plan_financement": figee.plan_financement.model_dump(),
        "calendrier": figee.calendrier.model_dump(),
        "revisions": [r.model_dump() for r in volet.revisions if r.version <= figee.version],
        "versions_figees": [],
        "clos_le": None,
    }
    reduit["signatures"] = [
        s.model_dump() for s in dossier.signatures if s.version <= figee.version
    ]
    if figee.projet is not None:
        reduit["conseil"]["projet"] = figee.projet.model_dump()
    return Dossier.model_validate(delier(reduit))
