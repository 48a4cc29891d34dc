"""Comparer deux versions du plan, côte à côte, avec les mots du métier."""

from dataclasses import dataclass

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.liens import delier
from cep_desktop.domain.version_figee import VersionFigee
from cep_desktop.usecases.comparer import Difference, comparer

MAINTENANT = 0
"""Numéro du plan tel qu’il est à l’écran."""


@dataclass(frozen=True, slots=True)
class VersionComparable:
    """Une version que l’on peut relire ; `numero` 0 est le plan d’aujourd’hui."""

    numero: int
    est_signee: bool


def versions_comparables(dossier: Dossier) -> tuple[VersionComparable, ...]:
    """Rend les versions gardées, de la première à la dernière, puis le plan d’aujourd’hui."""
    volet = dossier.accompagnement
    signees = {r.version for r in volet.revisions if r.signee_le is not None}
    gardees = sorted(v.version for v in volet.versions_figees)
    return (
        *(VersionComparable(n, n in signees) for n in gardees),
        VersionComparable(MAINTENANT, est_signee=False),
    )


def comparer_versions(dossier: Dossier, avant: int, apres: int) -> tuple[Difference, ...]:
    """Rend ce qui change d’une version à l’autre. Une version inconnue se lit vide."""
    return comparer(_relire(dossier, avant), _relire(dossier, apres))


def _relire(dossier: Dossier, numero: int) -> Dossier:
    """Le dossier réduit aux six rubriques de cette version."""
    volet = dossier.accompagnement
    source: VersionFigee | Accompagnement = volet
    if numero != MAINTENANT:
        source = next((v for v in volet.versions_figees if v.version == numero), Accompagnement())
    reduit = dossier.model_dump()
    reduit["accompagnement"] = {
        "plan_action": source.plan_action.model_dump(),
        "formations": [f.model_dump() for f in source.formations],
        "dispositifs": [d.model_dump() for d in source.dispositifs],
        "plan_financement": source.plan_financement.model_dump(),
        "calendrier": source.calendrier.model_dump(),
        "contacts": [c.model_dump() for c in volet.contacts],
    }
    return Dossier.model_validate(delier(reduit))
