"""Ce que la page des révisions dit de l’avenant, calculé sans écran."""

from dataclasses import dataclass

from cep_desktop.documents.avenant.differences import comparer
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import INSECABLE, composer
from cep_desktop.usecases.version_precedente import relire_la_precedente


@dataclass(frozen=True, slots=True)
class EtatAvenant:
    """Le titre de l’avenant, et ce qu’il dit."""

    titre: str
    phrase: str


def deriver(dossier: Dossier) -> EtatAvenant | None:
    """Rend ce que dit l’avenant de la version en cours, ou `None` s’il n’y en a pas."""
    avant, revision = relire_la_precedente(dossier), dossier.accompagnement.revision
    if avant is None or revision is None:
        return None
    differences = comparer(avant, dossier)
    if not differences:
        return None
    combien = accorder(len(differences), "changement")
    return EtatAvenant(
        titre=composer(f"Avenant n°{INSECABLE}{revision.version - 1}"),
        phrase=composer(
            f"{combien} depuis la version précédente. Le papier ne dit que les différences."
        ),
    )
