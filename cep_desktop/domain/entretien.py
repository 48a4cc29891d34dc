"""Les rendez-vous : ce qui s’est dit, ce qui reste à faire d’ici le suivant."""

from datetime import date

from pydantic import Field

from cep_desktop.domain.code import Code
from cep_desktop.domain.heure import Heure
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur
from cep_desktop.domain.vocabulaire import Volet


class Modalite(Code):
    """Comment l’entretien se tient ; les exigences sont les mêmes à distance."""

    PRESENCE = "presence", "En face à face"
    TELEPHONE = "telephone", "Au téléphone"
    VISIO = "visio", "À distance, en vidéo"
    COLLECTIF = "collectif", "En petit groupe"


class Entretien(Valeur):
    """Un entretien tenu ou prévu."""

    id: Cle
    le: date
    a: Heure | None = None
    duree_minutes: int | None = Field(default=None, ge=1, le=600)
    modalite: Modalite = Modalite.PRESENCE
    volet: Volet | None = None
    objet: Ligne = ""
    a_eu_lieu: bool = True
    mis_de_cote: tuple[Intitule, ...] = ()
    feuille_de_route: tuple[Intitule, ...] = ()


class NotePrivee(Valeur):
    """Note du conseiller seul : jamais imprimée, jamais montrée, jamais transmise."""

    id: Cle
    le: date
    texte: Recit
