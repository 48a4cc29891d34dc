"""Les dispositifs et les prestations que le plan mobilise."""

from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur


class NatureDispositif(Code):
    """Aide qui paie, ou service qui appuie."""

    DISPOSITIF = "dispositif", "Dispositif"
    PRESTATION = "prestation", "Prestation"


class EtatMobilisation(Code):
    """Où en est la demande d’un dispositif ou d’une prestation."""

    A_DEMANDER = "a_demander", "À demander"
    DEMANDE = "demande", "Demandé"
    ACCORDE = "accorde", "Accordé"
    REFUSE = "refuse", "Refusé"
    TERMINE = "termine", "Terminé"


class DispositifMobilise(Valeur):
    """Un dispositif ou une prestation utilisé, et à quoi il sert."""

    id: Cle
    code: Cle
    nature: NatureDispositif
    nom: Intitule
    organisme: Ligne = ""
    utilite: Intitule
    contact: Cle | None = None
    etat: EtatMobilisation = EtatMobilisation.A_DEMANDER
    regle_relue_le: date | None = None
