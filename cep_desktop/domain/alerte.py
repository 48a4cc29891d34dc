"""L’alerte interne quand l’argent manque (cahier des charges 2014, § 2.3)."""

from datetime import date

from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import Chiffre
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur


class Alerte(Valeur):
    """Signalement d’un défaut ou d’une insuffisance de financement.

    `est_au_moins` : d’autres sommes sont encore inconnues ; `avec_nom` : la personne veut bien être
    nommée, sinon la note ne dit pas qui elle est.
    """

    id: Cle
    donnee_le: date
    destinataire: Intitule
    manque: Chiffre
    est_au_moins: bool = False
    avec_nom: bool = False
    reponse_avant_le: date | None = None
    deja_fait: Recit = ""
    demande: Recit
    suite: Ligne = ""
    suite_le: date | None = None
