"""Les échanges avec les financeurs et les organismes, au nom de la personne."""

from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.heure import Heure
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Recit
from cep_desktop.domain.valeur import Valeur


class Canal(Code):
    """Par quel moyen l’échange a eu lieu."""

    APPEL = "appel", "Appel"
    COURRIEL = "courriel", "Courriel"
    COURRIER = "courrier", "Courrier"
    RENDEZ_VOUS = "rendez_vous", "Rendez-vous"


class Echange(Valeur):
    """Un contact avec un organisme. Privé tant qu’on ne le dit pas partageable."""

    id: Cle
    le: date
    a: Heure | None = None
    canal: Canal
    contact: Cle | None = None
    financement: Cle | None = None
    objet: Intitule
    compte_rendu: Recit = ""
    est_partageable: bool = False
    reponse_promise_le: date | None = None
    relancer_le: date | None = None
