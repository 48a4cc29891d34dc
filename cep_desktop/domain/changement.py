"""« Quelque chose a changé » : ce que l’on décide ensemble, en brouillon avant la révision."""

from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Ligne
from cep_desktop.domain.valeur import Valeur


class Evenement(Code):
    """Ce qui vient de changer."""

    REFUS = "refus", "Aide refusée"
    ECHEC = "echec", "Épreuve non réussie"
    DATES = "dates", "Date décalée"
    EMPLOI = "emploi", "Mon emploi"
    VIE = "vie", "Ma vie"
    ENVIE = "envie", "Nouvelle envie"


class ChoixDevenir(Code):
    """Ce que la personne décide d’un élément touché."""

    GARDER = "garder", "Garder"
    DEPLACER = "deplacer", "Déplacer"
    ABANDONNER = "abandonner", "Abandonner"


class ChoixFait(Valeur):
    """La décision prise ensemble pour un élément du plan ; `touche` est sa clé."""

    touche: Cle
    devenir: ChoixDevenir


class Changement(Valeur):
    """Un changement en cours de discussion ; rien du plan ne bouge avant la nouvelle version.

    `debut` est la nouvelle date de début de ce que l’on déplace.
    """

    evenement: Evenement
    choix: tuple[ChoixFait, ...] = ()
    debut: date | None = None
    precision: Ligne = ""
