"""Les noms que prendront les papiers de base, avant de les écrire."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.papiers import DE_BASE, NaturePapier


def noms_des_papiers(dossier: Dossier, atelier: Atelier) -> tuple[str, ...]:
    """Rend le nom du plan d’actions et celui du plan de financement."""
    regles, le = atelier.gabarits.regles(), atelier.aujourd_hui()
    return tuple(
        regles.nommer(
            nature.value,
            ".xlsx" if nature is NaturePapier.PLAN_FINANCEMENT else ".docx",
            dossier,
            le=le,
        )
        for nature in DE_BASE
    )
