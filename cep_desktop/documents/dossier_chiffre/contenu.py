"""Ce que dit un fichier `.cep` une fois déchiffré : une fiche de transmission et un dossier."""

from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import FicheTransmission

FORMAT = "cep-desktop/transmission"
VERSION = 1


@dataclass(frozen=True, slots=True)
class DossierTransmis:
    """Un dossier réduit à ce que la personne a choisi, avec la fiche qui le dit."""

    fiche: FicheTransmission
    dossier: Dossier
