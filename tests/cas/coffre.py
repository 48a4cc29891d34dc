"""Un vrai coffre, rapide à ouvrir, dans un dossier d’essai."""

from pathlib import Path

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.serrure import Argon2id
from tests.cas.atelier import HorlogeFigee

PHRASE = "lune tracteur violet sardine parapluie comete bocal"
AUTRE_PHRASE = "neige violon tomate hameau cerise lanterne ruisseau"
AUTEUR = "Nadia Benali"
COUT = Argon2id(passes=1, memoire_kio=8_192, fils=1)
"""Le moins que la serrure accepte : les essais ne mesurent pas la lenteur d’une attaque."""


def des_coffres(dossier: Path) -> CoffresDuPoste:
    """Rend le coffre de cet endroit, à la date des exemples ; son témoin va à côté."""
    horloge = HorlogeFigee()
    return CoffresDuPoste(dossier / "coffre", dossier / "poste", horloge.maintenant, cout=COUT)
