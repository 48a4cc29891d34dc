"""Un vrai coffre, rapide à ouvrir, dans un dossier d’essai."""

from pathlib import Path

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.serrure import Argon2id
from cep_desktop.storage.coffre.trousseau import Trousseau
from cep_desktop.storage.embarque import ExemplesEmbarques
from cep_desktop.storage.passerelle import PasserelleDuPoste
from cep_desktop.usecases.ports import Horloge
from cep_desktop.usecases.poste import Poste
from tests.cas.atelier import HorlogeFigee, un_atelier, un_atelier_sur
from tests.cas.trousseau import TrousseauEnMemoire

PHRASE = "lune tracteur violet sardine parapluie comete bocal"
AUTRE_PHRASE = "neige violon tomate hameau cerise lanterne ruisseau"
AUTEUR = "Nadia Benali"
COUT = Argon2id(passes=1, memoire_kio=8_192, fils=1)
"""Le moins que la serrure accepte : les essais ne mesurent pas la lenteur d’une attaque."""


def des_coffres(
    dossier: Path, horloge: Horloge | None = None, trousseau: Trousseau | None = None
) -> CoffresDuPoste:
    """Rend le coffre de cet endroit, à la date des exemples ; son témoin va à côté."""
    maintenant = (horloge or HorlogeFigee()).maintenant
    trousseau = trousseau or TrousseauEnMemoire()
    return CoffresDuPoste(dossier / "coffre", dossier / "poste", maintenant, trousseau, COUT)


def un_poste(
    dossier: Path, horloge: Horloge | None = None, trousseau: Trousseau | None = None
) -> Poste:
    """Rend un poste neuf : son coffre est à créer, et les exemples s’essaient."""
    exemples = tuple(exemple for _, exemple in ExemplesEmbarques().lister())
    return Poste(
        coffres=des_coffres(dossier, horloge, trousseau),
        ouvrir_atelier=lambda dossiers: un_atelier_sur(dossiers, horloge=horloge),
        essayer=lambda: un_atelier(exemples),
        passerelle=PasserelleDuPoste((horloge or HorlogeFigee()).maintenant),
    )


def un_coffre_rempli(dossier: Path, horloge: Horloge | None = None) -> str:
    """Crée le coffre de ce poste avec les trois exemples, le referme, et rend son code."""
    coffre, code = des_coffres(dossier, horloge).creer(PHRASE, auteur=AUTEUR)
    for _, exemple in ExemplesEmbarques().lister():
        coffre.dossiers.ecrire(exemple, attendue=0, geste="dossier créé")
    coffre.fermer()
    return code
