"""Un atelier d’essai : dossiers en mémoire, date figée, ressources livrées."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.embarque import ExemplesEmbarques, GabaritsEmbarques, VocabulairesEmbarques
from cep_desktop.storage.memoire import DossiersEnMemoire
from cep_desktop.storage.regles import PaquetsDuPoste
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from tests.cas.dossier import LE


@dataclass(frozen=True)
class HorlogeFigee:
    """Donne toujours le même jour."""

    jour: date = LE

    def aujourd_hui(self) -> date:
        """Rend ce jour."""
        return self.jour


def un_atelier(dossiers: Iterable[Dossier] = (), *, gabarits: Path | None = None) -> Atelier:
    """Atelier ouvert sur ces dossiers, le jour où se passent les exemples."""
    return Atelier(
        dossiers=DossiersEnMemoire(dossiers),
        gabarits=GabaritsEmbarques(gabarits),
        vocabulaires=VocabulairesEmbarques(),
        exemples=ExemplesEmbarques(),
        horloge=HorlogeFigee(),
        regles=ReglesEnVigueur(PaquetsDuPoste()),
    )
