"""Ce que montre la page du projet, calculé sans écran."""

from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from ui.pages.projet.etat_chemins import EtatChemins, deriver_chemins
from ui.pages.projet.etat_pistes import EtatPistes, deriver_pistes
from ui.pages.projet.etat_possible import EtatPossible, deriver_possible


@dataclass(frozen=True, slots=True)
class EtatProjet:
    """Les trois vues de la page."""

    pistes: EtatPistes
    chemins: EtatChemins
    possible: EtatPossible


def deriver(dossier: Dossier) -> EtatProjet:
    """Rend ce que la page montre."""
    return EtatProjet(deriver_pistes(dossier), deriver_chemins(dossier), deriver_possible(dossier))
