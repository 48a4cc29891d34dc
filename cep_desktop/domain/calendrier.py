"""Les dates du parcours, à titre indicatif."""

from cep_desktop.domain.code import Code
from cep_desktop.domain.echeance import Echeance
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur


class NatureDate(Code):
    """Ce qu’une date du calendrier annonce."""

    LIMITE = "limite", "Date limite"
    RENDEZ_VOUS = "rendez_vous", "Rendez-vous"
    REPONSE_ATTENDUE = "reponse_attendue", "J’attends une réponse"
    FORMATION = "formation", "Formation"
    PERIODE = "periode", "Période"


class DateCalendrier(Valeur):
    """Une date ou une période du calendrier prévisionnel, et sa raison."""

    id: Cle
    libelle: Intitule
    nature: NatureDate
    quand: Echeance
    etape: Cle | None = None
    raison: Ligne = ""


class Calendrier(Valeur):
    """Les dates ajoutées à celles des actions."""

    dates: tuple[DateCalendrier, ...] = ()
