"""Un atelier d’essai : dossiers en mémoire, date figée, ressources livrées."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.embarque import ExemplesEmbarques, GabaritsEmbarques, VocabulairesEmbarques
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.storage.memoire import DossiersEnMemoire
from cep_desktop.storage.regles import PaquetsDuPoste
from cep_desktop.usecases.annuaires import Annuaires
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.orienter import ReseauEnVigueur
from cep_desktop.usecases.ports import Dossiers, Horloge
from tests.cas.annuaire import AnnuaireEnMemoire
from tests.cas.dossier import LE

SANS_LIVRES = Path(__file__).parent / "sans-livres"
"""Un dossier qui n’existe pas : aucun livre n’y est installé."""


@dataclass(frozen=True)
class HorlogeFigee:
    """Donne toujours le même jour."""

    jour: date = LE

    def aujourd_hui(self) -> date:
        """Rend ce jour."""
        return self.jour

    def maintenant(self) -> datetime:
        """Rend toujours la même heure de ce jour."""
        return datetime.combine(self.jour, time(9, 30), UTC)


def un_atelier(
    dossiers: Iterable[Dossier] = (),
    *,
    gabarits: Path | None = None,
    livres: Path | None = None,
) -> Atelier:
    """Atelier ouvert sur ces dossiers, le jour où se passent les exemples."""
    memoire = DossiersEnMemoire(dossiers, maintenant=HorlogeFigee().maintenant)
    return un_atelier_sur(memoire, gabarits=gabarits, livres=livres)


def un_atelier_sur(
    dossiers: Dossiers,
    *,
    gabarits: Path | None = None,
    horloge: Horloge | None = None,
    annuaires: Annuaires | None = None,
    livres: Path | None = None,
) -> Atelier:
    """Le même atelier, sur un lieu de garde donné."""
    return Atelier(
        dossiers=dossiers,
        gabarits=GabaritsEmbarques(gabarits),
        vocabulaires=VocabulairesEmbarques(),
        exemples=ExemplesEmbarques(),
        horloge=horloge or HorlogeFigee(),
        regles=ReglesEnVigueur(PaquetsDuPoste()),
        reseau=ReseauEnVigueur(PaquetsDuPoste(famille="spro")),
        annuaires=annuaires or AnnuaireEnMemoire(),
        livres=Bibliotheque(LivresDuPoste(livres or SANS_LIVRES)),
    )
